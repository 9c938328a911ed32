namespace Stalwart.Instrumentation.Observing;

/// <summary>Observes the records of all events, enabled or not, while it is attached to a catalogue.</summary>
internal abstract class EventObserver
{
    /// <summary>Returns whether to observe further records of an event. Must be thread-safe and must not throw.</summary>
    /// <param name="item">The event.</param>
    public virtual bool Wants(EventDescriptor item) => true;

    /// <summary>Called on the recording thread, before the record is counted. Must be thread-safe and must not throw.</summary>
    /// <param name="item">The event.</param>
    /// <param name="values">Its fields, then its tags.</param>
    /// <param name="count">The number of equal records that one call made; positive.</param>
    public abstract void OnRecorded(EventDescriptor item, KeyValuePair<string, object?>[] values, long count);

    /// <summary>Called on the thread that sets a gauge without an event. Must be thread-safe and must not throw.</summary>
    /// <param name="gauge">The gauge.</param>
    /// <param name="value">The value, in the gauge's unit.</param>
    /// <param name="tags">The attributes of the series.</param>
    public abstract void OnSet(MetricDescriptor gauge, double value, KeyValuePair<string, object?>[] tags);
}
