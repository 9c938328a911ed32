namespace Stalwart.Instrumentation.Observing;

/// <summary>The observers of one catalogue. Changes need the catalogue's lock; records need none.</summary>
internal sealed class ObserverList
{
    private EventObserver[] observers = [];

    /// <summary>Gets whether there are none; can be read without the catalogue's lock.</summary>
    public bool IsEmpty => Volatile.Read(ref observers).Length == 0;

    /// <summary>Returns whether any observer wants the records of an event.</summary>
    public bool Want(EventDescriptor item) => Array.Exists(Volatile.Read(ref observers), observer => observer.Wants(item));

    public void Add(EventObserver observer) => Volatile.Write(ref observers, [.. observers, observer]);

    public void Remove(EventObserver observer) => Volatile.Write(ref observers, [.. observers.Where(other => other != observer)]);

    /// <summary>Passes one or several equal records to every observer.</summary>
    public void OnRecorded(EventDescriptor item, KeyValuePair<string, object?>[] values, long count)
    {
        foreach (EventObserver observer in Volatile.Read(ref observers))
        {
            observer.OnRecorded(item, values, count);
        }
    }

    /// <summary>Passes a gauge's value to every observer.</summary>
    public void OnSet(MetricDescriptor gauge, double value, KeyValuePair<string, object?>[] tags)
    {
        foreach (EventObserver observer in Volatile.Read(ref observers))
        {
            observer.OnSet(gauge, value, tags);
        }
    }
}
