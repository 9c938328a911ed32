using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[metrics]</c>.</summary>
internal static class MetricSection
{
    private const string BucketForms = "the name of a list in [buckets], an array of boundaries, or \"native\"";

    public static void Read(TomlTable? section, CatalogueDraft draft, DiagnosticBag bag)
    {
        foreach (TomlEntry entry in section?.Entries ?? [])
        {
            draft.MetricsByName[entry.Key] = null;
            int before = bag.Errors;
            if (Read(entry, draft, bag) is { } metric)
            {
                metric.HasErrors = bag.Errors > before;
                draft.Metrics.Add(metric);
                draft.MetricsByName[entry.Key] = metric;
            }

            if (draft.MetricsByName[entry.Key] is not { HasErrors: false })
            {
                draft.Mentions.Add(entry.Value);
            }
        }
    }

    private static MetricDraft? Read(TomlEntry entry, CatalogueDraft draft, DiagnosticBag bag)
    {
        if (entry.Value is not TomlTable content)
        {
            bag.Add(
                Rules.WrongType,
                entry.Value.Span,
                entry.Key,
                entry.Value.Kind,
                "a table such as { kind = \"gauge\", unit = \"By\", description = \"…\" }");
            draft.Mentions.AddUnresolved(Rules.UnusedBuckets);
            return null;
        }

        if (!IsNamed(entry, content, draft, bag))
        {
            return null;
        }

        var table = new TableReader(content, $"metric '{entry.Key}'", entry.KeySpan, bag, CatalogueKeys.Metric);
        MetricDraft? metric = Read(entry, table, draft, bag);
        table.ReportMissing();
        return metric;
    }

    private static MetricDraft? Read(TomlEntry entry, TableReader table, CatalogueDraft draft, DiagnosticBag bag)
    {
        string description = table.Description(entry.Key, required: true);
        string unit = table.Text("unit") ?? "";
        if (!table.Require("kind", $"kind = \"…\", one of {CatalogueWords.Kinds.Listed}") || table.Text("kind") is not string word)
        {
            return null;
        }

        if (CatalogueWords.Kinds.Find(word) is not MetricKind kind)
        {
            EventReader.AddUnknownWord(word, table.SpanOf("kind"), "kind of metric", CatalogueWords.Kinds.Words, bag);
            return null;
        }

        UnitRules.Check(entry.Key, unit, table.SpanOf("unit"), bag);
        int maxSeries = SparseSeries.Read(table, bag);
        var kept = KeptMetric.Read(entry.Key, kind, table, draft, bag);
        EquatableArray<double> boundaries = Boundaries(table, entry, kind, draft, bag);
        bool isNative = IsNative(table, kind, bag);
        return kept is null ? null : new MetricDraft(entry.Key, entry.KeySpan, table, kind, unit, description, boundaries)
        {
            IsNative = isNative,
            IsKept = kept.IsKept,
            Tags = kept.Tags,
            TagSpans = kept.TagSpans,
            MaxSeries = maxSeries,
            Formerly = FormerNames.Read(table, draft, bag, entry.Key),
        };
    }

    private static bool IsNamed(TomlEntry entry, TomlTable content, CatalogueDraft draft, DiagnosticBag bag)
    {
        bool isNested = content.Find("kind") is null && content.Entries.Count > 0 && content.Entries[0].Value is TomlTable;
        string? remedy = null;
        if (!NameGrammar.IsDotted(entry.Key))
        {
            remedy = isNested ? "write it as one key in quotes" : NameGrammar.DottedRemedy;
        }
        else if (isNested && content.Origin is not TableOrigin.Inline)
        {
            remedy = $"write it as one key in quotes, \"{entry.Key}{NestedNames(content)}\"";
        }

        if (remedy is null)
        {
            return true;
        }

        bag.Add(Rules.BadName, entry.KeySpan, isNested ? entry.Key + NestedNames(content) : entry.Key, "a metric", remedy);
        Declare(entry.Key, content, draft);
        return false;
    }

    /// <summary>Returns the remaining parts of a name without quotes, each after a dot.</summary>
    private static string NestedNames(TomlTable content) =>
        content.Find("kind") is null && content.Entries is [{ Value: TomlTable inner } entry, ..]
            ? $".{entry.Key}{NestedNames(inner)}"
            : "";

    /// <summary>Declares a name, and the names that its unquoted parts may stand for.</summary>
    private static void Declare(string name, TomlTable content, CatalogueDraft draft)
    {
        draft.Mentions.Declare(Rules.UnknownMetric, name);
        foreach (TomlEntry part in content.Entries)
        {
            if (part.Value is TomlTable inner)
            {
                Declare($"{name}.{part.Key}", inner, draft);
            }
        }
    }

    private static bool IsNative(TableReader table, MetricKind kind, DiagnosticBag bag)
    {
        bool isBeside = table.Boolean("native", otherwise: false);
        if (kind != MetricKind.Histogram)
        {
            AddForOtherKind(table.Find("native"), kind, bag);
            return false;
        }

        return isBeside || table.Find("buckets")?.Value is TomlString { Value: CatalogueWords.NativeBuckets };
    }

    private static void AddForOtherKind(TomlEntry? entry, MetricKind kind, DiagnosticBag bag)
    {
        if (entry is not null)
        {
            string histogram = CatalogueWords.Kinds.Of(MetricKind.Histogram);
            bag.Add(Rules.KeyForOtherKind, entry.KeySpan, CatalogueWords.Kinds.Of(kind), entry.Key, histogram);
        }
    }

    private static EquatableArray<double> Boundaries(
        TableReader table, TomlEntry entry, MetricKind kind, CatalogueDraft draft, DiagnosticBag bag)
    {
        TomlEntry? buckets = table.Find("buckets");
        if (kind != MetricKind.Histogram)
        {
            AddForOtherKind(buckets, kind, bag);
            return default;
        }

        if (buckets is null)
        {
            draft.Mentions.AddUnresolved(Rules.UnusedBuckets);
            if (!table.HasUnknownKeys)
            {
                table.Require("buckets", BucketForms);
            }

            return default;
        }

        switch (buckets.Value)
        {
            case TomlArray array:
                EquatableArray<double> boundaries = BucketSection.Boundaries(entry.Key, array, bag);
                if (boundaries.Count == 0)
                {
                    draft.Mentions.AddUnresolved(Rules.UnusedBuckets);
                }

                return boundaries;
            case TomlString { Value: CatalogueWords.NativeBuckets }:
                return default;
            case TomlString name when draft.Buckets.TryGetValue(name.Value, out BucketDraft? list):
                list.IsUsed = true;
                return list.Boundaries;
            case TomlString name:
                if (!draft.Mentions.IsDeclared(Rules.UnknownBuckets, name.Value))
                {
                    draft.UnknownNames.Add(Rules.UnknownBuckets, name.Value, name.Span);
                    draft.Mentions.AddUnresolved(Rules.UnusedBuckets);
                }

                return default;
            default:
                bag.Add(Rules.WrongType, buckets.Value.Span, "buckets", buckets.Value.Kind, BucketForms);
                draft.Mentions.AddUnresolved(Rules.UnusedBuckets);
                return default;
        }
    }
}
