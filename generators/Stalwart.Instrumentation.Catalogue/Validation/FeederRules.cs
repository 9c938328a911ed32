using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds up-down-counters that are not exported by default: an event that feeds them is off while another one is on.</summary>
internal static class FeederRules
{
    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        // One event that is off may feed several metrics, and one metric may have several such feeders: each is one diagnostic.
        var reported = new HashSet<string>();
        foreach (MetricDraft metric in draft.Metrics.Where(metric => metric is { Kind: MetricKind.UpDownCounter, HasErrors: false }))
        {
            EventDraft[] off = [.. metric.Feeds.Select(feed => feed.Event).Where(item => !item.Model.Enabled)];
            EventDraft? on = metric.Feeds.Select(feed => feed.Event).FirstOrDefault(item => item.Model.Enabled);
            if (on is not null && off.Length > 0 && off.All(item => !reported.Contains(item.Model.Name)))
            {
                EventDraft first = off[0];
                bag.Add(Rules.FeederOff, first.Table.SpanOf("enabled"), metric.Name, first.Model.Name, on.Model.Name);
                reported.UnionWith(off.Select(item => item.Model.Name));
            }
        }
    }
}
