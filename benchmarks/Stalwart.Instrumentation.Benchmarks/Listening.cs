using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>The SDK with separate readers for the peers and for this library, until the process ends.</summary>
internal static class Listening
{
    private static MeterProvider? peers;
    private static MeterProvider? us;

    /// <summary>Makes the SDK listen to the peers.</summary>
    public static void ToPeers() => peers ??= Sdk.CreateMeterProviderBuilder().AddMeter(Peers.MeterName).AddReader(NewReader()).Build();

    /// <summary>Makes the SDK listen to this library too.</summary>
    public static void ToUs() => us ??= Sdk.CreateMeterProviderBuilder()
        .AddEventCatalogue(MailEvents.Catalogue)
        .AddEventCatalogue(ExtraEvents.Catalogue)
        .AddReader(NewReader())
        .Build();

    private static BaseExportingMetricReader NewReader() => new(new NoExporter());
}
