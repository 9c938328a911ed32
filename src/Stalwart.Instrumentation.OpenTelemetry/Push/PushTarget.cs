using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Where and how to push: the OTLP exporter under one set of options.</summary>
internal sealed class PushTarget : IDisposable
{
    private readonly OtlpMetricExporter exporter;
    private readonly MeterProvider provider;
    private readonly OtlpOptions options;
    private readonly ExportHealth health;

    public PushTarget(OtlpOptions options, ResourceBuilder resource, ExportHealth health)
    {
        this.options = options;
        this.health = health;
        exporter = new OtlpMetricExporter(new OtlpExporterOptions
        {
            Protocol = options.Transport == OtlpTransport.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc,
            Endpoint = options.Endpoint,
            TimeoutMilliseconds = (int)options.Timeout.TotalMilliseconds,
            HttpClientFactory = Client,
            Compression = options.Compression == OtlpCompression.Gzip ? OtlpExportCompression.GZip : OtlpExportCompression.None,

            // The constructor has read OTEL_EXPORTER_OTLP_* of the process, which may describe another collector: every property it reads
            // is set. The headers of the file, and certificates, are the client's.
            Headers = null,
        });

        // The exporter takes the resource from its provider, which has no other purpose here and no meters.
#pragma warning disable CA2000 // The provider disposes the reader, and the reader the exporter.
        provider = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddReader(new Carrier(exporter)).Build();
#pragma warning restore CA2000
    }

    public ExportResult Export(in Batch<Metric> batch) => exporter.Export(batch);

    public void Dispose() => provider.Dispose();

    /// <summary>The headers are the client's: the exporter's own option for them cannot carry a value with a comma.</summary>
    private HttpClient Client()
    {
#pragma warning disable CA2000 // The client disposes its handlers.
        var sockets = new SocketsHttpHandler
        {
            // A collector's name may come to mean another address.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // A redirection would take credentials along to wherever it leads.
            AllowAutoRedirect = false,
        };
        var client = new HttpClient(new PushHandler(sockets, options, health)) { Timeout = options.Timeout };
#pragma warning restore CA2000
        foreach ((string name, string value) in options.RequestHeaders)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return client;
    }

    /// <summary>Collects nothing, and so pushes nothing of its own when it ends.</summary>
    private sealed class Carrier(BaseExporter<Metric> exporter) : BaseExportingMetricReader(exporter)
    {
        protected override bool OnCollect(int timeoutMilliseconds) => true;
    }
}
