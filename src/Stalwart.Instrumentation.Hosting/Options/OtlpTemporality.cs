namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>What a pushed number counts from.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
enum OtlpTemporality
{
    /// <summary>From the start of the process.</summary>
    Cumulative,

    /// <summary>From the last push; up-down-counters stay cumulative.</summary>
    Delta,

    /// <summary>Delta for counters and histograms of the application's own records, cumulative for what is read at the push.</summary>
    LowMemory,
}
