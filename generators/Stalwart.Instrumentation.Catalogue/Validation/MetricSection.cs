using System;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[metrics]</c>.</summary>
internal static class MetricSection
{
    public static void Read(TomlTable root, CatalogueDraft draft, Findings findings)
    {
        foreach (TomlEntry entry in Sections.Find(root, "metrics", findings)?.Entries ?? [])
        {
            draft.MetricsByName[entry.Key] = null;
            int before = findings.Errors;
            MetricDraft? metric = Read(entry, draft, findings);
            if (metric is not null && findings.Errors == before)
            {
                draft.Metrics.Add(metric);
                draft.MetricsByName[entry.Key] = metric;
            }
        }
    }

    private static MetricDraft? Read(TomlEntry entry, CatalogueDraft draft, Findings findings)
    {
        if (entry.Value is not TomlTable content)
        {
            findings.Add(Rules.WrongType, entry.Value.Span, entry.Key, entry.Value.Kind, "a table such as { kind = \"gauge\", unit = \"By\", description = \"…\" }");
            return null;
        }

        if (!Grammar.IsMetricName(entry.Key))
        {
            string remedy = content.Find("kind") is null && content.Entries.Count > 0 && content.Entries[0].Value is TomlTable
                ? "a metric's name is one quoted key"
                : Grammar.MetricRemedy;
            findings.Add(Rules.BadName, entry.KeySpan, entry.Key, "a metric", remedy);
            return null;
        }

        if (content.Origin == TableOrigin.Dotted && content.Find("kind") is null && content.Entries[0].Value is TomlTable)
        {
            findings.Add(Rules.BadName, entry.KeySpan, entry.Key, "a metric", $"a metric's name is one key in quotes, such as \"{entry.Key}.{content.Entries[0].Key}\"");
            return null;
        }

        var table = new TableReader(content, $"metric '{entry.Key}'", entry.KeySpan, findings, CatalogueKeys.Metric);
        string description = table.Description(entry.Key, required: true);
        string unit = table.Text("unit") ?? "";
        if (!table.Require("kind", "kind = \"counter\", \"up-down-counter\", \"gauge\" or \"histogram\"") || table.Text("kind") is not string word)
        {
            return null;
        }

        int kind = Array.IndexOf(CatalogueKeys.Kinds, word);
        if (kind < 0)
        {
            findings.Add(Rules.UnknownWord, table.SpanOf("kind"), word, "kind of metric", NearestName.Remedy(word, CatalogueKeys.Kinds, "kind"));
            return null;
        }

        UnitRules.Check(entry.Key, unit, table.SpanOf("unit"), findings);
        return new MetricDraft(entry.Key, entry.KeySpan, (MetricKind)kind, unit, description, Boundaries(table, entry, (MetricKind)kind, draft, findings));
    }

    private static EquatableArray<double> Boundaries(TableReader table, TomlEntry entry, MetricKind kind, CatalogueDraft draft, Findings findings)
    {
        TomlEntry? buckets = table.Find("buckets");
        if (kind != MetricKind.Histogram)
        {
            if (buckets is not null)
            {
                findings.Add(Rules.KeyForOtherKind, buckets.KeySpan, CatalogueKeys.Kinds[(int)kind], "buckets", "a histogram");
            }

            return default;
        }

        if (!table.Require("buckets", "the name of a list in [buckets], or an array of boundaries"))
        {
            return default;
        }

        switch (buckets!.Value)
        {
            case TomlArray array:
                return BucketSection.Boundaries(entry.Key, array, findings);
            case TomlString name when draft.Buckets.TryGetValue(name.Value, out BucketDraft? list):
                list.IsUsed = true;
                return list.Boundaries;
            case TomlString name:
                findings.Add(Rules.UnknownBuckets, name.Span, name.Value, NearestName.Remedy(name.Value, draft.Buckets.Keys, "list"));
                return default;
            default:
                findings.Add(Rules.WrongType, buckets.Value.Span, "buckets", buckets.Value.Kind, "the name of a list in [buckets], or an array of boundaries");
                return default;
        }
    }
}
