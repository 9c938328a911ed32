namespace Stalwart.Instrumentation;

/// <summary>
/// What the operator wants on and off. Names are those of events or metrics; <c>*</c> stands for any run of characters. A meter and a
/// slash before a name, as in <c>mail/auth.*</c>, keep it to the catalogue of that meter.
/// </summary>
public sealed record EventPolicy
{
    /// <summary>Turned off.</summary>
    public IReadOnlyList<string> DisabledEvents { get; init; } = [];

    /// <summary>Turned on, also what the catalogue has off by default; wins over <see cref="DisabledEvents"/>.</summary>
    public IReadOnlyList<string> EnabledEvents { get; init; } = [];

    /// <summary>Whether series that were never touched are exported, as 0.</summary>
    public bool ExportZeros { get; init; }
}
