using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>
/// Writes the catalogues of a host in the formats of scrapes. In a steady state it allocates nothing: a series' bytes are made when it is
/// first written. Not thread-safe.
/// </summary>
internal sealed class ExpositionWriter
{
    private readonly CatalogueReading[] readings;
    private readonly MetricText[] metrics;
    private readonly Lazy<Family[]> textFamilies;
    private readonly Lazy<Family[]> openMetricsFamilies;
    private readonly Lazy<FamilyMessage[]> messages;
    private readonly byte[] textTarget;
    private readonly byte[] openMetricsTarget;
    private readonly byte[] protobufTarget;

    /// <param name="catalogues">What is written.</param>
    /// <param name="hasScopeLabels">Whether each sample says which meter it is of.</param>
    /// <param name="resource">The attributes of <c>target_info</c>; without any, there is none.</param>
    /// <param name="created">Since when the metrics count, for samples that say so in OpenMetrics; without it, there are none.</param>
    /// <param name="gatesOf">What is exported of each catalogue; without it, everything that is recorded.</param>
    public ExpositionWriter(
        IReadOnlyList<EventCatalogue> catalogues,
        bool hasScopeLabels,
        IReadOnlyCollection<KeyValuePair<string, object>> resource,
        DateTimeOffset? created = null,
        Func<EventCatalogue, ExporterGates?>? gatesOf = null)
    {
        readings = [.. catalogues.Select(catalogue => catalogue.NewReading(gatesOf?.Invoke(catalogue)))];
        metrics =
        [
            .. catalogues.Zip(readings, (catalogue, reading) => (catalogue, reading, scope: Scope.Of(catalogue, hasScopeLabels)))
                .SelectMany(one => Enumerable.Range(0, one.catalogue.Metrics.Count)
                    .Select(index => Metric(new MetricSource(one.catalogue, one.reading, index, one.scope, created)))),
        ];

        // Most processes are only ever asked for one format.
        textFamilies = new(() => Family.All(metrics, isOpenMetrics: false));
        openMetricsFamilies = new(() => Family.All(metrics, isOpenMetrics: true));
        messages = new(() => [.. textFamilies.Value.Select(family => new FamilyMessage(family))]);
        protobufTarget = TargetInfo.Render(resource);
        textTarget = TargetInfo.Render(resource, isOpenMetrics: false);
        openMetricsTarget = TargetInfo.Render(resource, isOpenMetrics: true);
    }

    /// <summary>Gets the metrics that are left out because another one has their name, for each format that leaves them out.</summary>
    public IEnumerable<FamilyConflict> Conflicts => Family.All(metrics, isOpenMetrics: false)
        .Concat(Family.All(metrics, isOpenMetrics: true))
        .SelectMany(family => family.Conflicts());

    /// <summary>Reads everything that was recorded before the call. Callbacks of gauges run here.</summary>
    public void Read()
    {
        foreach (CatalogueReading reading in readings)
        {
            reading.Take();
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
        foreach (Family family in (format.IsOpenMetrics ? openMetricsFamilies : textFamilies).Value)
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
        foreach (FamilyMessage message in messages.Value)
        {
            message.Write(output);
        }
    }

    private static MetricText Metric(MetricSource source) =>
        source.Descriptor.Kind == MetricKind.Histogram ? new HistogramText(source) : new NumberText(source);
}
