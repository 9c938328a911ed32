namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>A value handed to the recording method.</summary>
/// <param name="Name">Kebab-case.</param>
/// <param name="Type">Its type.</param>
public sealed record FieldModel(string Name, FieldType Type);
