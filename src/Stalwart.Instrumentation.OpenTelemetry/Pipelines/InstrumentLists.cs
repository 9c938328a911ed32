using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Decides which instruments of other meters an exporter exports. Only names with a meter and a slash apply to them; <c>"*"</c> applies to
/// catalogues. Ignores case, as the SDK does for meters. Immutable.
/// </summary>
/// <param name="general">The lists for every exporter.</param>
/// <param name="exporter">The lists of the exporter, which are applied on top of the general ones.</param>
internal sealed class InstrumentLists(EventPolicy general, EventPolicy exporter)
{
    private readonly string[] generallyDisabled = Patterns(general.DisabledEvents);
    private readonly string[] generallyEnabled = Patterns(general.EnabledEvents);
    private readonly string[] disabled = Patterns(exporter.DisabledEvents);
    private readonly string[] enabled = Patterns(exporter.EnabledEvents);

    /// <summary>Returns whether an instrument of another meter is exported.</summary>
    public bool IsOn(string meter, string instrument)
    {
        if (generallyDisabled.Length == 0 && disabled.Length == 0)
        {
            return true;
        }

        string name = $"{meter}/{instrument}".ToUpperInvariant();
        return Match(enabled, name)
            || ((Match(generallyEnabled, name) || !Match(generallyDisabled, name)) && !Match(disabled, name));
    }

    private static bool Match(string[] patterns, string name) => Array.Exists(patterns, pattern => NamePattern.Matches(pattern, name));

    private static string[] Patterns(IReadOnlyList<string> names) =>
        [.. names.Where(name => name.Contains('/', StringComparison.Ordinal)).Select(name => name.ToUpperInvariant())];
}
