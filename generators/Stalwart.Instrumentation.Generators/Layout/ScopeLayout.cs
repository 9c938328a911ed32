namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>A method that returns a scope of an event.</summary>
/// <param name="Kind">What the scope does.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Duration">The index of the measured field, with <see cref="ScopeKind.Measure"/>.</param>
/// <param name="Partner">The event recorded at the end, with <see cref="ScopeKind.Track"/>.</param>
internal sealed record ScopeLayout(ScopeKind Kind, string Name, int Duration, ScopePartner? Partner);
