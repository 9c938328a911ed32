using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>A connection fails before HTTP begins on it.</summary>
internal static class TlsFaults
{
    private const string Failed = "the TLS connection failed: ";
    private const string Short = "300ms";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new(
            "has a certificate of an unknown authority",
            Failed + "the certificate of the collector is not trusted (see {table}.tls.ca-file)",
            "Put the authority's certificate into the file of `tls.ca-file`.",
            transport => TlsCollector.StartAsync(transport, (_, other) => other.Server())) { IsRetried = true },
        new(
            "has a certificate that has expired",
            Failed + "the certificate of the collector expired on {expiry}",
            "Renew the collector's certificate.",
            transport => TlsCollector.StartAsync(transport, (trusted, _) => trusted.Server(isExpired: true))) { IsRetried = true },
        new(
            "has a certificate for another host",
            Failed + "the certificate of the collector is for 'collector.example', not for '127.0.0.1'",
            "Use the host of the certificate in `endpoint`, or issue one for the endpoint's host.",
            transport => TlsCollector.StartAsync(transport, (trusted, _) => trusted.Server("collector.example"))) { IsRetried = true },
        new(
            "requires a client certificate",
            Failed + "the collector requires a client certificate (see {table}.tls.cert-file)",
            "Set `tls.cert-file` and `tls.key-file`.",
            transport => TlsCollector.StartAsync(transport, (trusted, _) => trusted.Server(), wantsClients: true)) { IsRetried = true },
        new(
            "does not use TLS where the endpoint begins with `https://`",
            Failed + "the collector did not show a certificate; if it does not use TLS, the endpoint must begin with http://",
            "Begin the endpoint with `http://`, or turn on the collector's TLS.",
            transport => ReplacedCollector.StartAsync(transport, new CollectorTls())) { IsRetried = true },
        WithoutTls(OtlpTransport.Http, "the connection was closed before the answer ended"),
        WithoutTls(OtlpTransport.Grpc, "its answer is not HTTP/2 (see {table}.endpoint and {table}.transport)"),
        new(
            "accepts connections and never shakes hands",
            $"no answer within {Short}",
            "Check the load of the collector and what is between it and the process, such as a proxy.",
            _ => SocketCollector.StartAsync(SocketFaults.HangAsync, new CollectorTls())) { Timeout = Short },
    ];

    private static Fault WithoutTls(OtlpTransport transport, string reason) => new(
        $"uses TLS where the endpoint begins with `http://`, for {(transport == OtlpTransport.Grpc ? "gRPC" : "HTTP")}",
        reason,
        "Begin the endpoint with `https://`.",
        _ => SocketCollector.StartAsync(SocketFaults.AlertTo(transport)))
    {
        Only = transport,
        IsRetried = true,
    };
}
