using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads whether the program keeps the values of a metric: <c>observed</c>, and the metric's own <c>tags</c>.</summary>
/// <param name="IsKept">Whether the program keeps them.</param>
/// <param name="Tags">The metric's own tags.</param>
/// <param name="TagSpans">The places of their names.</param>
internal sealed record KeptMetric(bool IsKept, EquatableArray<TagModel> Tags, IReadOnlyDictionary<string, SourceSpan> TagSpans)
{
    /// <summary>Returns null when a tag was omitted, because its parameter is not known.</summary>
    public static KeptMetric? Read(string name, MetricKind kind, TableReader table, CatalogueDraft draft, DiagnosticBag bag)
    {
        // A value of the wrong type, which has been reported, still counts as present.
        bool isObserved = table.Boolean("observed", otherwise: table.Find("observed") is not null);
        TomlEntry? tags = table.Find("tags");
        var spans = new Dictionary<string, SourceSpan>();
        List<TagModel> read = new TagReader($"metric '{name}'", LogSettings.OfMetric(), draft, bag).Read(table, spans, out bool isWhole);
        if (kind == MetricKind.Histogram)
        {
            AddForHistogram(table.Find("observed"), bag);
            AddForHistogram(tags, bag);
            return new KeptMetric(false, default, spans);
        }

        bool isKept = isObserved || (kind == MetricKind.Gauge && tags is not null);
        if (tags is not null && !isKept)
        {
            bag.Add(Rules.TagsOfFed, tags.KeySpan, name);
            return new KeptMetric(false, default, spans);
        }

        return !isWhole ? null : new KeptMetric(isKept, new EquatableArray<TagModel>(read), spans);
    }

    private static void AddForHistogram(TomlEntry? entry, DiagnosticBag bag)
    {
        if (entry is not null)
        {
            (string histogram, string gauge) = (CatalogueWords.Kinds.Of(MetricKind.Histogram), CatalogueWords.Kinds.Of(MetricKind.Gauge));
            bag.Add(Rules.KeyForOtherKind, entry.KeySpan, histogram, entry.Key, gauge);
        }
    }
}
