using OpenTelemetry.Exporter;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Push.Tls;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Creates the options of the SDK's exporters from the operator's options.</summary>
internal static class OtlpClient
{
    /// <param name="section">The operator's table.</param>
    /// <param name="options">The operator's options.</param>
    /// <param name="health">Receives the reason why a push failed.</param>
    public static OtlpExporterOptions Options(OtlpSection section, OtlpExportOptions options, ExportHealth health) => new()
    {
        Protocol = options.Transport == OtlpTransport.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc,
        Endpoint = options.Endpoint,
        TimeoutMilliseconds = (int)options.Timeout.TotalMilliseconds,
        HttpClientFactory = () => Client(section, options, health),
        Compression = options.Compression == OtlpCompression.Gzip ? OtlpExportCompression.GZip : OtlpExportCompression.None,

        // The constructor has read OTEL_EXPORTER_OTLP_* of the process, which may describe another collector, so every property that it
        // reads is set. The client adds the headers of the file, and the certificates.
        // is set. The headers of the file, and certificates, are the client's.
        Headers = null,
    };

    /// <summary>The client adds the headers, because the exporter's own option cannot contain a value with a comma.</summary>
    private static HttpClient Client(OtlpSection section, OtlpExportOptions options, ExportHealth health)
    {
#pragma warning disable CA2000 // The client disposes its handlers.
        var sockets = new SocketsHttpHandler
        {
            // The collector's host name may resolve to a different address later.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // A redirect would send the credentials to another server.
            AllowAutoRedirect = false,
        };
        var client = new HttpClient(new PushHandler(Secured(sockets, section, options), options, section.Table, health))
        {
            Timeout = options.Timeout,
        };
#pragma warning restore CA2000
        foreach ((string name, string value) in options.RequestHeaders)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return client;
    }

    /// <summary>Renewed certificates change the options, so they create a new client.</summary>
    private static HttpMessageHandler Secured(SocketsHttpHandler sockets, OtlpSection section, OtlpExportOptions options)
    {
        if (options.Endpoint.Scheme != Uri.UriSchemeHttps)
        {
            return sockets;
        }

        var handshake = new TlsHandshake(options.Tls, section.Tls);
        sockets.SslOptions = handshake.ForConnections();
        return new TlsHandler(sockets, handshake);
    }
}
