using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the expressions that create descriptors.</summary>
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
            $"enabled: {Literal.Boolean(item.Enabled)}, {feeds}{optional}){Initializer(Logged(item), item.Formerly)}";
    }

    public static string Counter(string family, EventModel item, string firstCell) =>
        $"new {Runtime}MetricDescriptor({Literal.Text(item.CounterName)}, {Runtime}MetricKind.Counter, \"{{event}}\", " +
        $"{Literal.Text(item.Description)}, {Tags(item.Tags, tag => Place.Values(family, item, tag))}, {firstCell}" +
        $"{MaxSeries(item.MaxSeries)})";

    public static string Metric(MetricModel metric, string firstCell)
    {
        string floating = metric.IsFloating ? ", isFloating: true" : "";
        string tags = Tags(
            metric.Tags, tag => tag.Set is null ? Literal.Texts([.. tag.Values.Own]) : $"{Place.Sets}.{Place.SetValues(tag.Set)}");
        string boundaries = metric.Buckets.Count == 0
            ? ""
            : $", boundaries: new double[] {{ {string.Join(", ", metric.Buckets.Select(Literal.Number))} }}";
        string native = metric.IsNative ? ", isNative: true" : "";
        return $"new {Runtime}MetricDescriptor({Literal.Text(metric.Name)}, {Runtime}MetricKind.{metric.Kind}, " +
            $"{Literal.Text(metric.Unit)}, {Literal.Text(metric.Description)}, {tags}, {firstCell}{floating}{boundaries}{native}"
            + $"{MaxSeries(metric.MaxSeries)})"
            + Initializer(metric is { IsKept: true, Kind: not MetricKind.Gauge } ? ["IsObserved = true"] : [], metric.Formerly);
    }

    public static string OpenTag(OpenTag tag) =>
        Tag(new TagModel(tag.Name, TagKind.Open, null, ValueList.None, tag.Limit) { IsInteger = tag.IsInteger }, Literal.Texts([]));

    private static string MaxSeries(int limit) => limit == 0 ? "" : $", maxSeries: {Literal.Number(limit)}";

    /// <summary>Returns the descriptor of an event's log records.</summary>
    private static IEnumerable<string> Logged(EventModel item)
    {
        if (!item.IsLogged)
        {
            yield return "IsLogged = false";
            yield break;
        }

        if (item.Message is not null)
        {
            yield return $"Message = {Literal.Text(item.Message)}";
        }

        if (item.Fields.Count + item.Tags.Count > 0)
        {
            IEnumerable<string> values = item.Fields
                .Select(field => Value(field.Name, isTag: false, field.Type == FieldType.Exception, field.Sensitivity))
                .Concat(item.Tags.Select(tag => Value(tag.Name, isTag: true, isException: false, tag.Sensitivity)));
            yield return $"Values = new {Runtime}EventValueDescriptor[] {{ {string.Join(", ", values)} }}";
        }
    }

    private static string Value(string name, bool isTag, bool isException, string? sensitivity)
    {
        string[] more =
        [
            .. isException ? ["IsException = true"] : Array.Empty<string>(),
            .. sensitivity is not null ? [$"Sensitivity = {Literal.Text(sensitivity)}"] : Array.Empty<string>(),
        ];
        string initializer = more.Length == 0 ? "" : $" {{ {string.Join(", ", more)} }}";
        return $"new({Literal.Text(name)}{(isTag ? ", true" : "")}){initializer}";
    }

    private static string Initializer(IEnumerable<string> properties, EquatableArray<string> formerly)
    {
        string[] all = [.. properties, .. formerly.Count == 0 ? [] : (string[])[$"Formerly = {Literal.Texts([.. formerly])}"]];
        return all.Length == 0 ? "" : $" {{ {string.Join(", ", all)} }}";
    }

    private static string Tags(EquatableArray<TagModel> tags, Func<TagModel, string> values) => tags.Count == 0
        ? $"global::System.Array.Empty<{Runtime}TagDescriptor>()"
        : $"new {Runtime}TagDescriptor[] {{ {string.Join(", ", tags.Select(tag => Tag(tag, values(tag))))} }}";

    private static string Tag(TagModel tag, string values)
    {
        string[] more =
        [
            .. tag.Kind == TagKind.Closed && tag.Values.Other != TagModel.DefaultOther
                ? [$"OtherValue = {Literal.Text(tag.Values.Other)}"]
                : Array.Empty<string>(),
            .. tag.IsOptional ? ["IsOptional = true"] : Array.Empty<string>(),
            .. tag.IsInteger ? ["IsInteger = true"] : Array.Empty<string>(),
        ];
        string initializer = more.Length == 0 ? "" : $" {{ {string.Join(", ", more)} }}";
        return $"new {Runtime}TagDescriptor({Literal.Text(tag.Name)}, {Runtime}TagKind.{tag.Kind}, {values}, "
            + $"{Literal.Number(tag.Limit)}){initializer}";
    }
}
