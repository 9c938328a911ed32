using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Finds names that are easily confused: names that differ only in case or in a separator, and names of retired events.
/// </summary>
internal static class NameRules
{
    // Between two digits, a hyphen separates two numbers: "1-0" is not "10".
    private static readonly Regex Joints = new("(?<![0-9])[-_]|[-_](?![0-9])", RegexOptions.CultureInvariant);

    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        Dictionary<string, int> retired = draft.Retired.GroupBy(item => item.Value)
            .ToDictionary(same => same.Key, same => same.First().Key);
        foreach (EventDraft item in draft.Events.Where(item => retired.ContainsKey(item.Model.Name)))
        {
            string id = retired[item.Model.Name].ToString(CultureInfo.InvariantCulture);
            bag.Add(Rules.RetiredName, item.Span, item.Model.Name, id);
        }

        // The counters of events are metrics too. Unused names are reported as such, and a deprecated name is often
        // similar to its replacement.
        IEnumerable<MetricDraft> metrics = draft.Metrics.Where(
            metric => (metric.Named > 0 || metric.IsKept || metric.Kind == MetricKind.Gauge) && !IsDeprecated(metric));
        Compare(
            draft.Events.Where(item => item.Model.Deprecated is null)
                .Select(item => (item.Model.Name, item.Span))
                .Concat(metrics.Select(metric => (metric.Name, metric.Span))),
            bag);
        Compare(draft.TagSets.Values.Where(set => set.IsUsed).Select(set => (set.Model.Name, set.Span)), bag);
        Compare(draft.Buckets.Values.Where(list => list.IsUsed).Select(list => (list.Name, list.Span)), bag);
        foreach (EventDraft item in draft.Events)
        {
            IEnumerable<string> members = item.Model.Fields.Select(field => field.Name).Concat(item.Model.Tags.Select(tag => tag.Name));
            Compare(members.Select(name => (name, item.MemberSpans[name])), bag);
        }

        foreach (MetricDraft metric in draft.Metrics)
        {
            Compare(metric.Tags.Select(tag => (tag.Name, metric.TagSpans[tag.Name])), bag);
        }
    }

    private static bool IsDeprecated(MetricDraft metric) =>
        metric.Feeds.Count > 0 && metric.Feeds.All(feed => feed.Event.Model.Deprecated is not null);

    /// <summary>Returns what easily confused names have in common.</summary>
    public static string Key(string name) => Joints.Replace(name, "").ToLowerInvariant();

    /// <summary>Reports the names that differ from an earlier one only in case or in a hyphen.</summary>
    public static void Compare(IEnumerable<(string Name, SourceSpan Span)> names, DiagnosticBag bag)
    {
        var first = new Dictionary<string, (string Name, SourceSpan Span)>();
        foreach ((string Name, SourceSpan Span) item in names)
        {
            string key = Key(item.Name);
            if (!first.TryGetValue(key, out (string Name, SourceSpan Span) other))
            {
                first.Add(key, item);
            }
            else if (item.Name != other.Name)
            {
                string line = (other.Span.StartLine + 1).ToString(CultureInfo.InvariantCulture);
                bag.Add(Rules.SimilarNames, item.Span, item.Name, other.Name, $"(line {line})");
            }
        }
    }
}
