namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>Where a family's gates and cells begin.</summary>
internal sealed record FamilyLayout(string Name, int FirstGate, int FirstCell);
