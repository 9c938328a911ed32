namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>Reads what an exporter has, and fails when something falls, is reset or is doubled.</summary>
internal interface IItemWatch
{
    /// <summary>Gets the samples of the time before the exporter began, which it does not have.</summary>
    IReadOnlyDictionary<string, double> Earlier { get; }

    /// <summary>Returns whether the exporter has differences of a metric, not totals.</summary>
    bool IsDifference(string metric);

    /// <summary>Makes the exporter export, and returns all that it has exported; the sums of differences.</summary>
    Task<IReadOnlyDictionary<string, double>> ReadAsync();
}
