using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>The SDK with one reader, that listens to us and to the peers.</summary>
internal static class Listening
{
    public static MeterProvider Start() => Sdk.CreateMeterProviderBuilder()
        .AddEventCatalogue(MailEvents.Catalogue)
        .AddMeter(Peers.MeterName)
        .AddReader(new BaseExportingMetricReader(new NoExporter()))
        .Build();
}
