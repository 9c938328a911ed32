using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>The pipeline that pushes; it pushes once more when it is disposed.</summary>
internal sealed class OtlpPipeline : IDisposable
{
    private const string HttpPath = "/v1/metrics";
    private readonly MeterProvider provider;

    public OtlpPipeline(IEnumerable<EventCatalogue> catalogues, string applicationName, OtlpOptions options, ExportHealth health)
    {
        // The reader disposes the exporter, and the provider the reader.
#pragma warning disable CA2000
        var exporter = new ReportingOtlpExporter(ExporterOptions(options), health);
        var reader = new PeriodicExportingMetricReader(exporter, Milliseconds(options.Interval), Milliseconds(options.Timeout))
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

    internal static OtlpExporterOptions ExporterOptions(OtlpOptions options)
    {
        bool http = options.Transport == OtlpTransport.Http;
        return new OtlpExporterOptions
        {
            Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc,
            Endpoint = http ? WithPath(options.Endpoint) : options.Endpoint,
            TimeoutMilliseconds = Milliseconds(options.Timeout),
            Headers = string.Join(',', options.Headers.Select(header => $"{Uri.EscapeDataString(header.Key)}={Uri.EscapeDataString(header.Value)}")),
            Compression = options.Compression == OtlpCompression.Gzip ? OtlpExportCompression.GZip : OtlpExportCompression.None,
        };
    }

    /// <summary>An address without a path gets the one of the protocol (OTLP specification, OTLP/HTTP request); one with a path is used as it is.</summary>
    private static Uri WithPath(Uri endpoint) => endpoint.AbsolutePath is "/" or "" ? new Uri(endpoint, HttpPath) : endpoint;

    private static int Milliseconds(TimeSpan time) => (int)Math.Min(int.MaxValue, time.TotalMilliseconds);
}
