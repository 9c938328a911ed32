using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>The names of a metric in Prometheus.</summary>
/// <param name="Sample">What its samples are called, the same in every format; histograms append to it.</param>
/// <param name="Unit">The unit, as a word; empty when it has none.</param>
/// <param name="IsCounter">Whether it is a counter.</param>
internal sealed record FamilyName(string Sample, string Unit, bool IsCounter)
{
    private const string Total = "_total";

    /// <summary>Returns the name in the lines that describe the family: OpenMetrics leaves out the suffix of counters.</summary>
    public string Metadata(bool isOpenMetrics) => isOpenMetrics && IsCounter ? Sample[..^Total.Length] : Sample;

    public static FamilyName Of(MetricDescriptor metric)
    {
        bool isCounter = metric.Kind == MetricKind.Counter;
        string name = PrometheusName.Family(metric.Name, metric.Unit, metric.Kind);

        // Catalogue files have no such names, but catalogues can be made in code.
        name = name.Length == 0 || char.IsAsciiDigit(name[0]) ? "_" + name : name;
        name = isCounter && !name.EndsWith(Total, StringComparison.Ordinal) ? name + Total : name;
        return new FamilyName(name, PrometheusName.UnitSuffix(metric.Unit), isCounter);
    }
}
