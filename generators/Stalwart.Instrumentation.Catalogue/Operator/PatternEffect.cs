using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>The effect of names and patterns in <c>disabled-events</c>.</summary>
/// <param name="Events">The events that they match, in the order of the file.</param>
/// <param name="Metrics">The declared metrics that they match.</param>
/// <param name="Followers">
/// The declared metrics that are enabled by default and disabled together with the events: none of their feeders is left, or a feeder of an
/// up-down-counter is gone.
/// </param>
/// <param name="Unmatched">The patterns that match nothing.</param>
public sealed record PatternEffect(
    IReadOnlyList<EventModel> Events,
    IReadOnlyList<ExportedMetric> Metrics,
    IReadOnlyList<ExportedMetric> Followers,
    IReadOnlyList<string> Unmatched)
{
    /// <summary>Returns the effect of patterns on a catalogue.</summary>
    public static PatternEffect Of(CatalogueModel catalogue, IReadOnlyList<string> patterns)
    {
        EventModel[] events = [.. catalogue.Families.SelectMany(family => family.Events)];
        ExportedMetric[] metrics = [.. ExportedMetric.Of(catalogue).Where(metric => metric.Event is null)];
        string[] names = [.. events.Select(item => item.Name), .. metrics.Select(metric => metric.Metric.Name)];
        IEnumerable<IReadOnlyList<string>> formerly =
            [.. events.Select(item => item.Formerly), .. metrics.Select(metric => metric.Metric.Formerly)];
        var switchable = new SwitchableNames(catalogue.Meter, names, [.. formerly]);
        var matched = new HashSet<int>(patterns.SelectMany(switchable.Find));
        EventModel[] off = [.. events.Where((_, place) => matched.Contains(place))];
        ExportedMetric[] named = [.. metrics.Where((_, place) => matched.Contains(events.Length + place))];
        var offNames = new HashSet<string>(off.Select(item => item.Name));
        ExportedMetric[] followers =
        [
            .. metrics.Except(named)
                .Where(metric => metric.IsOn && !metric.IsOnWith(feeder => feeder.Enabled && !offNames.Contains(feeder.Name))),
        ];
        return new PatternEffect(
            off,
            named,
            followers,
            [.. patterns.Where(pattern => !switchable.Find(pattern).Any())]);
    }
}
