using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>
/// Decides which instruments of other meters one exporter exports. Only names with a meter and a slash concern them: <c>"*"</c> is about
/// catalogues. Case does not matter, as the SDK has it for meters. Immutable.
/// </summary>
/// <param name="general">The lists for every exporter.</param>
/// <param name="exporter">The lists of the exporter, which are laid over the general ones.</param>
internal sealed class InstrumentLists(EventPolicy general, EventPolicy exporter)
{
    private readonly string[] generallyDisabled = Patterns(general.DisabledEvents);
    private readonly string[] generallyEnabled = Patterns(general.EnabledEvents);
    private readonly string[] disabled = Patterns(exporter.DisabledEvents);
    private readonly string[] enabled = Patterns(exporter.EnabledEvents);

    /// <summary>Returns whether an instrument that no catalogue has is exported.</summary>
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
