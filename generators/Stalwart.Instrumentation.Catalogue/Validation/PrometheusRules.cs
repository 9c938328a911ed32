using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds metrics with the same name in Prometheus, and reserved names; the later metric is omitted.</summary>
internal static class PrometheusRules
{
    private static readonly string[] HistogramSuffixes = ["_bucket", "_sum", "_count"];

    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        // The exporter's other strategies, which do not escape names, cause fewer collisions than these two.
        var withSuffixes = new Samples(Rules.PrometheusCollision, bag);
        var withoutSuffixes = new Samples(Rules.BareCollision, bag);
        draft.Events.RemoveAll(item => !TagsAreFree(item.Model.Tags, item.MemberSpans, bag)
            || (item.Model.Counted && !Take(item.Model.CounterName, "{event}", MetricKind.Counter, item.Span)));
        draft.Metrics.RemoveAll(metric => !TagsAreFree(metric.Tags, metric.TagSpans, bag)
            || !Take(metric.Name, metric.Unit, metric.Kind, metric.Span));

        bool Take(string name, string unit, MetricKind kind, SourceSpan span)
        {
            string family = PrometheusName.Family(name, unit, kind);
            if (family is "target_info" or "otel_scope_info")
            {
                bag.Add(Rules.ReservedName, span, name, "the description of the process");
                return false;
            }

            if (!withSuffixes.Take(name, family, kind, span))
            {
                return false;
            }

            withoutSuffixes.Take(name, PrometheusName.Bare(name), kind, span);
            return true;
        }
    }

    private static bool TagsAreFree(
        EquatableArray<TagModel> tags, IReadOnlyDictionary<string, SourceSpan> spans, DiagnosticBag bag)
    {
        foreach (TagModel tag in tags)
        {
            string label = PrometheusName.Label(tag.Name);
            string? use = label switch
            {
                "le" => "the buckets of a histogram",
                "quantile" => "the quantiles of a summary",
                "job" or "instance" => "the address of the process",
                _ when label.StartsWith("otel_scope_", System.StringComparison.Ordinal) => "the meter",
                _ => null,
            };
            if (use is not null)
            {
                bag.Add(Rules.ReservedName, spans[tag.Name], tag.Name, use);
                return false;
            }
        }

        return true;
    }

    /// <summary>The names of samples under one translation strategy, each with its metric.</summary>
    private sealed class Samples(Rule rule, DiagnosticBag bag)
    {
        private readonly Dictionary<string, (string Name, SourceSpan Span)> taken = [];

        public bool Take(string name, string family, MetricKind kind, SourceSpan span)
        {
            string[] names = kind == MetricKind.Histogram ? [family, .. HistogramSuffixes.Select(suffix => family + suffix)] : [family];
            foreach (string sample in names)
            {
                if (taken.TryGetValue(sample, out (string Name, SourceSpan Span) other))
                {
                    bag.Add(rule, span, name, other.Name, (other.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture), sample);
                    return false;
                }
            }

            foreach (string sample in names)
            {
                taken.Add(sample, (name, span));
            }

            return true;
        }
    }
}
