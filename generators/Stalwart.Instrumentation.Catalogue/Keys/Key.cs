namespace Stalwart.Instrumentation.Catalogue.Keys;

/// <summary>A key of a table.</summary>
internal sealed record Key(string Name, Shape Shape, string Description, bool IsRequired = false);
