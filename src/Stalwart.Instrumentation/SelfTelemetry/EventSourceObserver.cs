using Stalwart.Instrumentation.Observing;

namespace Stalwart.Instrumentation.SelfTelemetry;

/// <summary>
/// Writes the runtime's faults to the event source. The event source is created at the first fault, because creating one runs other
/// libraries' listeners, and a catalogue is declared in a type initializer.
/// </summary>
internal sealed class EventSourceObserver : RuntimeObserver
{
    /// <inheritdoc/>
    public override void TagIsFull(string tag, int limit) => InstrumentationEventSource.Log.TagIsFull(tag, limit);

    /// <inheritdoc/>
    public override void MetricIsFull(string metric, int limit) => InstrumentationEventSource.Log.MetricIsFull(metric, limit);

    /// <inheritdoc/>
    public override void TagValueIsTooLong(string tag, int maxLength) => InstrumentationEventSource.Log.TagValueIsTooLong(tag, maxLength);

    /// <inheritdoc/>
    public override void ListenerFailed(string meter, string reason) => InstrumentationEventSource.Log.ReportListener(meter, reason);

    /// <inheritdoc/>
    public override void HistogramDropped(string histogram, long values) =>
        InstrumentationEventSource.Log.HistogramDropped(histogram, values);

    /// <inheritdoc/>
    public override void MeterIsShared(string meter, string names, string first, string second) =>
        InstrumentationEventSource.Log.ReportSharedMeter(meter, names, first, second);

    /// <inheritdoc/>
    public override void CallbackFailed(string metric, string reason) => InstrumentationEventSource.Log.CallbackFailed(metric, reason);
}
