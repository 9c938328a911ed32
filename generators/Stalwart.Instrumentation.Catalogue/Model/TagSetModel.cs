namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>A closed set of values that several events share.</summary>
/// <param name="Name">Kebab-case; the C# enum is named after it.</param>
/// <param name="Description">One line; may be empty.</param>
/// <param name="Values">In the order of the file.</param>
public sealed record TagSetModel(string Name, string Description, EquatableArray<string> Values);
