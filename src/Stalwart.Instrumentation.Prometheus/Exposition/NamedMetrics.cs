using Stalwart.Instrumentation.Prometheus.Names;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>
/// Writes metrics under one naming. In a steady state it allocates nothing: the bytes of a series are created when it is first written. Not
/// thread-safe.
/// </summary>
internal sealed class NamedMetrics
{
    private readonly ScopeNames scopes;
    private readonly ExpositionOptions options;
    private readonly List<MetricText> metrics = [];
    private readonly byte[] textTarget;
    private readonly byte[] openMetricsTarget;
    private readonly byte[] protobufTarget;
    private Family[]? textFamilies;
    private Family[]? openMetricsFamilies;
    private FamilyMessage[]? messages;

    public NamedMetrics(Naming naming, ExpositionOptions options)
    {
        scopes = new ScopeNames(naming, options.HasScopeLabels);
        this.options = options;
        protobufTarget = TargetInfo.Render(options.Resource, naming);
        textTarget = TargetInfo.Render(options.Resource, naming, isOpenMetrics: false);
        openMetricsTarget = TargetInfo.Render(options.Resource, naming, isOpenMetrics: true);
    }

    // Most processes only ever serve one format.
    private Family[] TextFamilies => textFamilies ??= Family.All(metrics, isOpenMetrics: false);

    private Family[] OpenMetricsFamilies => openMetricsFamilies ??= Family.All(metrics, isOpenMetrics: true);

    private FamilyMessage[] Messages => messages ??= [.. TextFamilies.Select(family => new FamilyMessage(family))];

    /// <summary>
    /// Returns the metrics that are omitted because another one has their name, for each format that omits them. Keeps nothing in memory.
    /// </summary>
    public static IEnumerable<FamilyConflict> ConflictsOf(IEnumerable<MetricValues> metrics, Naming naming, ExpositionOptions options)
    {
        var scopes = new ScopeNames(naming, options.HasScopeLabels);
        MetricText[] texts = [.. metrics.Select(values => MetricText.Of(values, scopes, options))];
        return Family.All(texts, isOpenMetrics: false)
            .Concat(ExpositionFormat.OpenMetrics100.Allows(options.Names) ? Family.All(texts, isOpenMetrics: true) : [])
            .SelectMany(family => family.Conflicts());
    }

    /// <summary>Adds new metrics.</summary>
    /// <param name="all">All metrics, beginning with those added before.</param>
    public void Complete(List<MetricValues> all)
    {
        if (all.Count > metrics.Count)
        {
            metrics.AddRange(all.Skip(metrics.Count).Select(values => MetricText.Of(values, scopes, options)));
            (textFamilies, openMetricsFamilies, messages) = (null, null, null);
        }
    }

    /// <summary>Writes the last reading.</summary>
    public void Write(ExpositionFormat format, Utf8Buffer output)
    {
        if (format.IsProtobuf)
        {
            WriteMessages(output);
            return;
        }

        output.Append(format.IsOpenMetrics ? openMetricsTarget : textTarget);
        foreach (Family family in format.IsOpenMetrics ? OpenMetricsFamilies : TextFamilies)
        {
            family.Write(output);
        }

        if (format.IsOpenMetrics)
        {
            output.Append("# EOF\n"u8);
        }
    }

    private void WriteMessages(Utf8Buffer output)
    {
        output.Append(protobufTarget);
        foreach (FamilyMessage message in Messages)
        {
            message.Write(output);
        }
    }
}
