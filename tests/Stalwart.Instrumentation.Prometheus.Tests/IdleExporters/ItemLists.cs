namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>The lists in effect for <see cref="IdleEvents"/>, and what they enable.</summary>
internal sealed class ItemLists(TestHost host)
{
    private static readonly Dictionary<string, string> Feeders = new()
    {
        ["item.time"] = "item.closed",
        ["item.length"] = "item.moved",
        ["item.pieces"] = "item.moved",
        ["item.place"] = "item.moved",
        ["item.level"] = "item.measured",
        ["item.hops"] = "item.routed",
    };

    private readonly Dictionary<ItemList, HashSet<string>> disabled = new()
    {
        [ItemList.File] = [],
        [ItemList.Prometheus] = [],
        [ItemList.OpenTelemetry] = [],
    };

    /// <summary>The list for all exporters: the file's since its last reload, or the program's if it was applied later.</summary>
    private HashSet<string> general = [];

    /// <summary>The names that a list can have: those of the metrics, including the events.</summary>
    public static string[] Names { get; } = [.. IdleEvents.Catalogue.Metrics.Select(metric => metric.Name)];

    /// <summary>Applies a list, as an operator who saves the file, or as the program.</summary>
    public void Set(ItemList list, string[] names)
    {
        if (list == ItemList.Program)
        {
            IdleEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = names });
            general = [.. names];
            return;
        }

        if (disabled[list].SetEquals(names))
        {
            return;
        }

        disabled[list] = [.. names];
        general = disabled[ItemList.File];
        string table = list switch { ItemList.Prometheus => ":prometheus", ItemList.OpenTelemetry => ":open-telemetry", _ => "" };
        host.Change(($"metrics{table}:disabled-events", string.Join(',', names)));
    }

    /// <summary>Returns whether an exporter exports a metric.</summary>
    public bool IsOn(string metric, ItemList exporter) =>
        IsListed(metric, exporter) && (!Feeders.TryGetValue(metric, out string? feeder) || IsListed(feeder, exporter));

    /// <summary>Returns whether a metric is recorded.</summary>
    public bool IsRecorded(string metric) => IsOn(metric, ItemList.Prometheus) || IsOn(metric, ItemList.OpenTelemetry);

    private bool IsListed(string name, ItemList exporter) =>
        !general.Contains(name) && !disabled[exporter].Contains(name);
}
