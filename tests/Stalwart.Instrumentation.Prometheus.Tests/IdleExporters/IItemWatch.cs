namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>Reads what an exporter exports, and fails if a total decreases, is reset or is doubled.</summary>
internal interface IItemWatch
{
    /// <summary>Gets the samples from before the exporter started, which it does not have.</summary>
    IReadOnlyDictionary<string, double> Earlier { get; }

    /// <summary>Returns whether the exporter has deltas of a metric instead of totals.</summary>
    bool IsDifference(string metric);

    /// <summary>Makes the exporter export, and returns everything that it has exported, with deltas summed.</summary>
    Task<IReadOnlyDictionary<string, double>> ReadAsync();
}
