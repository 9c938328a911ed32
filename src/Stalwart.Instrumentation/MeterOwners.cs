namespace Stalwart.Instrumentation;

/// <summary>
/// Finds catalogues that share a meter and names, such as one file linked into two projects: exporters cannot tell their instruments apart,
/// and export the values of one of the two. Thread-safe.
/// </summary>
internal static class MeterOwners
{
    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<EventCatalogue>> Published = [];

    /// <summary>Adds a published catalogue, and reports earlier ones that it shares names with.</summary>
    public static void Add(EventCatalogue catalogue)
    {
        foreach (EventCatalogue other in AddAndFind(catalogue))
        {
            string[] common = [.. NamesOf(other).Intersect(NamesOf(catalogue))];
            if (common.Length > 0)
            {
                catalogue.Engine.Source.Observer.MeterIsShared(
                    catalogue.MeterName, Listed(common), AssemblyOf(other), AssemblyOf(catalogue));
            }
        }
    }

    private static EventCatalogue[] AddAndFind(EventCatalogue catalogue)
    {
        lock (Gate)
        {
            Published.RemoveAll(reference => !reference.TryGetTarget(out _));
            EventCatalogue[] others =
            [
                .. Published.Select(reference => reference.TryGetTarget(out EventCatalogue? other) ? other : null)
                    .OfType<EventCatalogue>()
                    .Where(other => other.MeterName == catalogue.MeterName),
            ];
            Published.Add(new WeakReference<EventCatalogue>(catalogue));
            return others;
        }
    }

    private static IEnumerable<string> NamesOf(EventCatalogue catalogue) =>
        catalogue.Events.Select(item => item.Name).Union(catalogue.Metrics.Select(metric => metric.Name));

    private static string AssemblyOf(EventCatalogue catalogue) => catalogue.Ids?.Assembly.GetName().Name ?? "unknown";

    private static string Listed(string[] names) => names.Length switch
    {
        1 => $"'{names[0]}'",
        2 => $"'{names[0]}' and '{names[1]}'",
        _ => $"'{names[0]}' and {names.Length - 1} other names",
    };
}
