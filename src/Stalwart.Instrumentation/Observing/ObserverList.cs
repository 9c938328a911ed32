namespace Stalwart.Instrumentation.Observing;

/// <summary>The observers of one catalogue. Changes need the catalogue's lock; records need none.</summary>
internal sealed class ObserverList
{
    private EventObserver[] observers = [];

    public bool IsEmpty => observers.Length == 0;

    public void Add(EventObserver observer) => Volatile.Write(ref observers, [.. observers, observer]);

    public void Remove(EventObserver observer) => Volatile.Write(ref observers, [.. observers.Where(other => other != observer)]);

    /// <summary>Hands a record to every observer.</summary>
    public void OnRecorded(EventDescriptor item, KeyValuePair<string, object?>[] values)
    {
        foreach (EventObserver observer in Volatile.Read(ref observers))
        {
            observer.OnRecorded(item, values);
        }
    }
}
