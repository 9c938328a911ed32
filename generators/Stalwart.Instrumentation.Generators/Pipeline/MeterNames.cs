namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A catalogue of a referenced assembly.</summary>
/// <param name="Meter">Its meter.</param>
/// <param name="Names">The names of its events and metrics, with a space between two.</param>
internal sealed record MeterNames(string Meter, string Names);
