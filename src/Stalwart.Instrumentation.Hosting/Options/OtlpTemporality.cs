namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Specifies the temporality of exported counters and histograms.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
enum OtlpTemporality
{
    /// <summary>Totals since the process started.</summary>
    Cumulative,

    /// <summary>Changes since the last export; up-down-counters stay cumulative.</summary>
    Delta,

    /// <summary>Changes since the last export for recorded counters and histograms; totals for observed values.</summary>
    LowMemory,
}
