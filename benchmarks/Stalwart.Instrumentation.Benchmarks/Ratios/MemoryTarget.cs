using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>
/// Managed memory of the reference catalogue with both exporters, and of the same number of plain instruments with the SDK's defaults.
/// </summary>
internal static class MemoryTarget
{
    private const int Readers = 2;
    private const double Mebibyte = 1024 * 1024;

    private static readonly Lazy<(double Ours, double Peers)> Memory = new(Measure);

    public static IReadOnlyList<Target> All { get; } =
    [
        new("KiB per instrument and reader, against SDK defaults", TargetKind.ShareOfPeer, 0.1, PerInstrument),
        new("MiB, 637 events with two readers", TargetKind.Absolute, 6, () => Memory.Value),
    ];

    private static (double Ours, double Peer) PerInstrument()
    {
        double each = 1024.0 / MailEvents.Catalogue.Metrics.Count / Readers;
        return (Memory.Value.Ours * each, Memory.Value.Peers * each);
    }

    private static (double Ours, double Peers) Measure()
    {
        double ours = Of(() =>
        {
            EventCatalogue catalogue = MailEvents.Catalogue;
            return [Both(builder => builder.AddEventCatalogue(catalogue)), Both(builder => builder.AddEventCatalogue(catalogue))];
        });
        using var meter = new Meter("many plain instruments");
        double peers = Of(() =>
        {
            for (int i = 0; i < MailEvents.Catalogue.Metrics.Count; i++)
            {
                meter.CreateObservableCounter("counter-" + i, () => 1L);
            }

            return [Both(builder => builder.AddMeter(meter.Name)), Both(builder => builder.AddMeter(meter.Name))];
        });
        return (ours, peers);
    }

    private static MeterProvider Both(Func<MeterProviderBuilder, MeterProviderBuilder> add)
    {
        MeterProvider provider = add(Sdk.CreateMeterProviderBuilder()).AddReader(new BaseExportingMetricReader(new NoExporter())).Build();
        provider.ForceFlush();
        return provider;
    }

    private static double Of(Func<IDisposable[]> make)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        IDisposable[] made = make();
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Array.ForEach(made, disposable => disposable.Dispose());
        return (after - before) / Mebibyte;
    }
}
