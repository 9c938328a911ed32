namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>A closed set of values that several events share.</summary>
/// <param name="Name">The name, after which the C# enum is named.</param>
/// <param name="Description">The description on one line; may be empty.</param>
/// <param name="Values">The values.</param>
public sealed record TagSetModel(string Name, string Description, ValueList Values);
