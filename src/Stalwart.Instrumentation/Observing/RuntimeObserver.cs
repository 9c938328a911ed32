namespace Stalwart.Instrumentation.Observing;

/// <summary>
/// Receives the faults that the runtime handles without stopping a record or a collection. Implementations must be thread-safe and must not
/// throw.
/// </summary>
internal abstract class RuntimeObserver
{
    /// <summary>Called when an open tag first receives a value beyond its limit.</summary>
    /// <param name="tag">The tag's name.</param>
    /// <param name="limit">The max number of values.</param>
    public abstract void TagIsFull(string tag, int limit);

    /// <summary>Called when a sparse metric first receives a combination beyond its limit.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="limit">The max number of combinations.</param>
    public abstract void MetricIsFull(string metric, int limit);

    /// <summary>Called when an open tag first receives a value that is too long.</summary>
    /// <param name="tag">The tag's name.</param>
    /// <param name="maxLength">The max length of a value, in characters.</param>
    public abstract void TagValueIsTooLong(string tag, int maxLength);

    /// <summary>Called at the first exception of another library's metrics listener, at most once per catalogue.</summary>
    /// <param name="meter">The catalogue's meter.</param>
    /// <param name="reason">The exception's message.</param>
    public abstract void ListenerFailed(string meter, string reason);

    /// <summary>
    /// Called when too many values were recorded into a histogram before its listeners started, so not all of them are replayed.
    /// </summary>
    /// <param name="histogram">The metric's name.</param>
    /// <param name="values">The number of values that were not replayed.</param>
    public abstract void HistogramDropped(string histogram, long values);

    /// <summary>Called when a catalogue is published that shares a meter and names with another catalogue.</summary>
    /// <param name="meter">The meter of both.</param>
    /// <param name="names">The shared names, in quotes.</param>
    /// <param name="first">The assembly of the catalogue that was published first.</param>
    /// <param name="second">The assembly of the other one.</param>
    public abstract void MeterIsShared(string meter, string names, string first, string second);

    /// <summary>Called when a callback fails, each time, on the exporter's thread.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="reason">The exception's message, or what is wrong with the value.</param>
    public abstract void CallbackFailed(string metric, string reason);
}
