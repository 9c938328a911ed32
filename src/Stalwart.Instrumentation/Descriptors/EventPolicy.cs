namespace Stalwart.Instrumentation;

/// <summary>
/// Specifies which events and metrics are enabled. Names are those of events or metrics; <c>*</c> matches any number of characters. A meter
/// and a slash before a name, as in <c>mail/auth.*</c>, restrict it to the catalogue of that meter. Immutable.
/// </summary>
public sealed record EventPolicy
{
    /// <summary>Gets the disabled names and patterns.</summary>
    public IReadOnlyList<string> DisabledEvents { get; init; } = [];

    /// <summary>
    /// Gets the enabled names and patterns, which take precedence over <see cref="DisabledEvents"/> and the catalogue's defaults.
    /// </summary>
    public IReadOnlyList<string> EnabledEvents { get; init; } = [];

    /// <summary>Gets the names or patterns of other meters whose instruments a name with a meter can refer to.</summary>
    internal IReadOnlyList<string> OtherMeters { get; init; } = [];

    /// <summary>Gets whether series without records are exported, as 0.</summary>
    public bool ExportZeros { get; init; }

    /// <summary>
    /// Gets whether each series of a counter or histogram keeps an exemplar: the trace of its last record under a sampled
    /// <see cref="System.Diagnostics.Activity"/>.
    /// </summary>
    public bool Exemplars { get; init; }
}
