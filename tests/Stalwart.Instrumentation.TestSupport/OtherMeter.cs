using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.TestSupport;

/// <summary>A meter that does not belong to a catalogue, with an instrument of each kind, as in another library.</summary>
internal sealed class OtherMeter : IDisposable
{
    private readonly Meter meter;
    private readonly Counter<long> requests;
    private readonly UpDownCounter<long> open;
    private readonly Histogram<double> time;

    public OtherMeter()
    {
        meter = new Meter($"Other.{Guid.NewGuid():N}.Library", "4.5");
        requests = meter.CreateCounter<long>("requests", "{request}", "Requests");
        open = meter.CreateUpDownCounter<long>("open", "{connection}", "Open connections");
        meter.CreateObservableGauge("level", () => 7.5, "Cel", "Level");
        time = meter.CreateHistogram(
            "time", "s", "Time", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] });
    }

    public string Name => meter.Name;

    /// <summary>Records into every instrument.</summary>
    public void Record()
    {
        requests.Add(2, KeyValuePair.Create<string, object?>("http.route", "/a"));
        open.Add(1);
        time.Record(1.5);
    }

    public void Dispose() => meter.Dispose();
}
