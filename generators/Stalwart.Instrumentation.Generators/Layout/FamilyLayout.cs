namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The first gate and cell of a family.</summary>
/// <param name="Name">The family.</param>
/// <param name="FirstGate">The gate of its first event.</param>
/// <param name="FirstCell">The first cell of its counters.</param>
/// <param name="FirstSparse">The number of its first sparse counter; <see langword="null"/> without one.</param>
internal sealed record FamilyLayout(string Name, int FirstGate, int FirstCell, int? FirstSparse);
