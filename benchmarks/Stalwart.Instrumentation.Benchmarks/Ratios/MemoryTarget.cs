using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>
/// Managed memory of the reference catalogue with both exporters, and of as many plain instruments at the SDK's defaults.
/// </summary>
internal static class MemoryTarget
{
    private const int Readers = 2;
    private const double Mebibyte = 1024 * 1024;

    public static void Check(Action<string, double, double, double, string, bool> report)
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
        double each = 1024.0 / MailEvents.Catalogue.Metrics.Count / Readers;
        report(
            "KiB per instrument and reader, against SDK defaults",
            ours * each,
            peers * each,
            ours / peers,
            "<= 0.1",
            ours / peers <= 0.1);
        report("MiB, 637 events with two readers, against SDK defaults", ours, peers, ours, "<= 6", ours <= 6);
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
