using Stalwart.Instrumentation.CompilerServices;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;
using Stalwart.Instrumentation.TestSupport.Conventions;

namespace Stalwart.Instrumentation.Prometheus.Tests.Conventions;

/// <summary>Catalogues of the metrics of the conventions.</summary>
internal static class ConventionCatalogue
{
    /// <summary>A metric with fourteen attributes would have millions of series.</summary>
    private const int MaxSeries = 6;

    private static readonly double[] Durations = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private static readonly double[] Sizes = [500, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Creates one catalogue.</summary>
    public static RecordedCatalogue Make(string meter, IEnumerable<ModelMetric> metrics)
    {
        var draft = new CatalogueDraft();
        foreach (ModelMetric metric in metrics)
        {
            MetricKind kind = Enum.Parse<MetricKind>(metric.Instrument, ignoreCase: true);
            bool isHistogram = kind == MetricKind.Histogram;
            draft.Add(
                metric.Name,
                kind,
                metric.Unit,
                metric.Brief,
                Tags(metric),
                metric.IsFloating && !isHistogram,
                !isHistogram ? null : metric.Unit == "s" ? Durations : Sizes);
        }

        return draft.Make(meter);
    }

    /// <summary>Returns all attributes, each with as many values as the number of series allows, and <c>other</c>.</summary>
    private static TagDescriptor[] Tags(ModelMetric metric)
    {
        int series = 1;
        List<TagDescriptor> tags = [];
        foreach (ModelAttribute attribute in metric.Attributes.Values)
        {
            int room = MaxSeries / series;
            tags.Add(attribute.Type == "boolean" && room >= 2
                ? new TagDescriptor(attribute.Name, TagKind.Bool, [], 0)
                : new TagDescriptor(attribute.Name, TagKind.Closed, Values(attribute, room - 1), 0));
            series *= tags[^1].Size;
        }

        return [.. tags];
    }

    private static string[] Values(ModelAttribute attribute, int room) =>
        [.. attribute.Values.Concat(attribute.Examples).Where(value => value != TagDescriptor.Other).Take(room)];
}
