using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>The pipeline that pushes; it pushes once more when it is disposed.</summary>
internal sealed class OtlpPipeline : IDisposable
{
    private readonly MeterProvider provider;

    public OtlpPipeline(IEnumerable<EventCatalogue> catalogues, string applicationName, OtlpOptions options, ExportHealth health)
    {
        // The reader disposes the exporter, and the provider the reader.
#pragma warning disable CA2000
        var exporter = new ReportingOtlpExporter(ExporterOptions(options), health);
        var scope = new CollectionScope(catalogues, isDelta: options.Temporality == OtlpTemporality.Delta);
        var reader = new ScopedPeriodicReader(exporter, Milliseconds(options.Interval), Milliseconds(options.Timeout), scope)
        {
            TemporalityPreference = options.Temporality switch
            {
                OtlpTemporality.Delta => MetricReaderTemporalityPreference.Delta,
                OtlpTemporality.LowMemory => MetricReaderTemporalityPreference.LowMemory,
                _ => MetricReaderTemporalityPreference.Cumulative,
            },
        };
#pragma warning restore CA2000
        provider = Pipeline.Begin(catalogues, applicationName).AddReader(reader).Build();
    }

    public void Dispose() => provider.Dispose();

    /// <summary>Pushes now.</summary>
    public bool Flush(TimeSpan timeout) => provider.ForceFlush(Milliseconds(timeout));

    private static OtlpExporterOptions ExporterOptions(OtlpOptions options)
    {
        return new OtlpExporterOptions
        {
            Protocol = options.Transport == OtlpTransport.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc,
            Endpoint = options.Endpoint,
            TimeoutMilliseconds = Milliseconds(options.Timeout),
            HttpClientFactory = () => Client(options),
            Compression = options.Compression == OtlpCompression.Gzip ? OtlpExportCompression.GZip : OtlpExportCompression.None,
        };
    }

    /// <summary>The headers are the client's: the exporter's own option for them cannot carry a value with a comma.</summary>
    private static HttpClient Client(OtlpOptions options)
    {
        var client = new HttpClient { Timeout = options.Timeout };
        foreach ((string name, string value) in options.Headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return client;
    }

    private static int Milliseconds(TimeSpan time) => (int)Math.Min(int.MaxValue, time.TotalMilliseconds);
}
