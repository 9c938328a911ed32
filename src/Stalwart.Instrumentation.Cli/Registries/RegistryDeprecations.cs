using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Writing;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>
/// Converts deprecations to the format: the message is the note, and if it names exactly one other event or metric, that is the new
/// name.
/// </summary>
internal sealed class RegistryDeprecations
{
    private readonly HashSet<string> events;

    /// <summary>The possible replacements, by the names that a message may use: that of the metric, or of the event.</summary>
    private readonly Dictionary<string, string> metrics = [];

    public RegistryDeprecations(IEnumerable<EventModel> events, IReadOnlyList<ExportedMetric> metrics)
    {
        this.events = [.. events.Select(item => item.Name)];
        foreach (ExportedMetric metric in metrics)
        {
            this.metrics[metric.Metric.Name] = metric.Metric.Name;
        }

        foreach (ExportedMetric counter in metrics.Where(metric => metric.Event is not null))
        {
            this.metrics.TryAdd(counter.Event!.Name, counter.Metric.Name);
        }
    }

    public CatalogueTable? Of(EventModel item) => item.Deprecated is { } note
        ? Of(note, Names(note).Where(name => name != item.Name && events.Contains(name)))
        : null;

    /// <summary>A metric that only deprecated events update is deprecated too.</summary>
    public CatalogueTable? Of(ExportedMetric metric) =>
        metric.Feeders.Count > 0 && metric.Feeders.All(feeder => feeder.Deprecated is not null)
            ? Of(
                metric.Feeders[0].Deprecated!,
                Names(metric.Feeders[0].Deprecated!).Where(metrics.ContainsKey)
                    .Select(name => metrics[name])
                    .Where(name => name != metric.Metric.Name))
            : null;

    private static CatalogueTable Of(string note, IEnumerable<string> successors) => successors.Distinct().ToArray() is [string successor]
        ? new CatalogueTable { { "reason", "renamed" }, { "renamed_to", successor }, { "note", note } }
        : new CatalogueTable { { "reason", "uncategorized" }, { "note", note } };

    private static IEnumerable<string> Names(string note)
    {
        char[] spaced = [.. note.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : ' ')];
        return new string(spaced).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', '-', '_'));
    }
}
