using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Semantics.Tests.Faults;

/// <summary>A listener without faults, which sums the measurements of one meter.</summary>
internal sealed class Listening : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Dictionary<string, int> counts = [];
    private readonly Dictionary<string, double> sums = [];

    public Listening(string meter)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == meter)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.Start();
    }

    /// <summary>Returns the number of measurements of an instrument, and their sum.</summary>
    public (int Count, double Sum) this[string instrument] => (counts.GetValueOrDefault(instrument), sums.GetValueOrDefault(instrument));

    public void Collect() => listener.RecordObservableInstruments();

    public void Dispose() => listener.Dispose();

    private void Add(string instrument, double value)
    {
        counts[instrument] = counts.GetValueOrDefault(instrument) + 1;
        sums[instrument] = sums.GetValueOrDefault(instrument) + value;
    }
}
