using Stalwart.Instrumentation.Observing;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation;

/// <summary>Marks the recorded events of one catalogue. Thread-safe.</summary>
internal sealed class CatalogueCoverage : EventObserver
{
    private readonly EventCatalogue catalogue;
    private readonly Dictionary<EventDescriptor, int> places;
    private readonly SwitchableNames names;
    private readonly bool[] recorded;
    private readonly bool[] excluded;

    public CatalogueCoverage(EventCatalogue catalogue)
    {
        this.catalogue = catalogue;
        places = catalogue.Events.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        names = new SwitchableNames(
            catalogue.MeterName,
            [.. catalogue.Events.Select(item => item.Name)],
            [.. catalogue.Events.Select(item => item.Formerly)]);
        recorded = new bool[places.Count];
        excluded = new bool[places.Count];
    }

    public string Meter => catalogue.MeterName;

    public IReadOnlyList<string> Names => names.Current;

    /// <summary>A marked event returns to the speed and the gates that it has without observers.</summary>
    public override bool Wants(EventDescriptor item) => !Volatile.Read(ref recorded[places[item]]);

    public override void OnRecorded(EventDescriptor item, KeyValuePair<string, object?>[] values, long count)
    {
        int place = places[item];
        if (!Volatile.Read(ref recorded[place]))
        {
            Volatile.Write(ref recorded[place], true);
            catalogue.RefreshGates();
        }
    }

    public override void OnSet(MetricDescriptor gauge, double value, KeyValuePair<string, object?>[] tags)
    {
        // A gauge is not an event.
    }

    public void Attach() => catalogue.Attach(this);

    public void Detach() => catalogue.Detach(this);

    /// <summary>Excludes the events that a pattern matches, and returns whether there are any.</summary>
    public bool Exclude(string pattern)
    {
        bool isMatched = false;
        foreach (int place in names.Find(pattern))
        {
            Volatile.Write(ref excluded[place], true);
            isMatched = true;
        }

        return isMatched;
    }

    /// <summary>Returns the names of the events, without excluded ones, that were or were not recorded.</summary>
    public IEnumerable<string> Where(bool isRecorded) => Enumerable.Range(0, recorded.Length)
        .Where(place => !Volatile.Read(ref excluded[place]) && Volatile.Read(ref recorded[place]) == isRecorded)
        .Select(place => names.Current[place]);
}
