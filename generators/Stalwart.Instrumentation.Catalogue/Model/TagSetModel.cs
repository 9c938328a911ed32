namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>A closed set of values that several events share.</summary>
/// <param name="Name">A word; the C# enum is named after it.</param>
/// <param name="Description">One line; may be empty.</param>
/// <param name="Values">Its values.</param>
public sealed record TagSetModel(string Name, string Description, ValueList Values);
