using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Writes the expressions that make descriptors.</summary>
internal static class DescriptorEmitter
{
    public const string Runtime = "global::Stalwart.Instrumentation.";

    public static string Event(EventModel item)
    {
        string optional = item.Owner is not null ? $", {Literal.Text(item.Deprecated)}, {Literal.Text(item.Owner)}"
            : item.Deprecated is not null ? ", " + Literal.Text(item.Deprecated)
            : "";
        string feeds = Literal.Texts([.. item.Feeds.Select(feed => feed.Metric).Distinct()]);
        return $"new {Runtime}EventDescriptor({Literal.Text(item.Name)}, {Literal.Number(item.Id)}, {Runtime}EventLevel.{item.Level}, " +
            $"{Literal.Text(item.Description)}, counted: {Literal.Boolean(item.Counted)}, " +
            $"enabled: {Literal.Boolean(item.Enabled)}, {feeds}{optional})";
    }

    public static string Counter(EventModel item, string firstCell) =>
        $"new {Runtime}MetricDescriptor({Literal.Text(item.Name)}, {Runtime}MetricKind.Counter, \"{{event}}\", " +
        $"{Literal.Text(item.Description)}, {Tags(item.Tags)}, {firstCell})";

    public static string Metric(MetricModel metric, string firstCell)
    {
        string floating = metric.IsFloating ? ", isFloating: true" : "";
        string boundaries = metric.Buckets.Count == 0
            ? ""
            : $", boundaries: new double[] {{ {string.Join(", ", metric.Buckets.Select(Literal.Number))} }}";
        return $"new {Runtime}MetricDescriptor({Literal.Text(metric.Name)}, {Runtime}MetricKind.{metric.Kind}, " +
            $"{Literal.Text(metric.Unit)}, {Literal.Text(metric.Description)}, {Tags(metric.Tags)}, {firstCell}{floating}{boundaries})";
    }

    public static string OpenTag(OpenTag tag) => Tag(tag.Name, TagKind.Open, [], tag.Limit);

    private static string Tags(EquatableArray<TagModel> tags) => tags.Count == 0
        ? $"global::System.Array.Empty<{Runtime}TagDescriptor>()"
        : $"new {Runtime}TagDescriptor[] {{ {string.Join(", ", tags.Select(Tag))} }}";

    private static string Tag(TagModel tag) => Tag(tag.Name, tag.Kind, tag.Values, tag.Limit);

    private static string Tag(string name, TagKind kind, IReadOnlyCollection<string> values, int limit) =>
        $"new {Runtime}TagDescriptor({Literal.Text(name)}, {Runtime}TagKind.{kind}, {Literal.Texts(values)}, {Literal.Number(limit)})";
}
