namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>The names of a metric in Prometheus.</summary>
/// <param name="Sample">The name of its samples, the same in every format; histograms append to it.</param>
/// <param name="Unit">The unit, as a word; empty if it has none.</param>
/// <param name="IsCounter">Whether it is a counter.</param>
internal sealed record FamilyName(string Sample, string Unit, bool IsCounter)
{
    private const string Total = "_total";

    /// <summary>Returns the name for the lines that describe the family; OpenMetrics omits the suffix of counters.</summary>
    public string Metadata(bool isOpenMetrics) =>
        isOpenMetrics && IsCounter && Sample.EndsWith(Total, StringComparison.Ordinal) ? Sample[..^Total.Length] : Sample;
}
