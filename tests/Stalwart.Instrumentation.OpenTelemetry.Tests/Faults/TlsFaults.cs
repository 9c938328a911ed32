using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>A connection fails before HTTP starts on it.</summary>
internal static class TlsFaults
{
    private const string Failed = "the TLS connection failed: ";
    private const string Short = "300ms";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new(
            "has a certificate from an unknown authority",
            Failed + "the certificate of the collector is not trusted (see {table}.tls.ca-file)",
            "Set `tls.ca-file` to a file with the authority's root certificate.",
            transport => TlsCollector.StartAsync(transport, (_, other) => other.Server())) { IsRetried = true },
        new(
            "has an expired certificate",
            Failed + "the certificate of the collector expired on {expiry}",
            "Renew the collector's certificate.",
            transport => TlsCollector.StartAsync(transport, (trusted, _) => trusted.Server(isExpired: true))) { IsRetried = true },
        new(
            "has a certificate for another host",
            Failed + "the certificate of the collector is for 'collector.example', not for '127.0.0.1'",
            "Use the certificate's host in `endpoint`, or issue a certificate for the endpoint's host.",
            transport => TlsCollector.StartAsync(transport, (trusted, _) => trusted.Server("collector.example"))) { IsRetried = true },
        new(
            "requires a client certificate",
            Failed + "the collector requires a client certificate (see {table}.tls.cert-file)",
            "Set `tls.cert-file` and `tls.key-file`.",
            transport => TlsCollector.StartAsync(transport, (trusted, _) => trusted.Server(), wantsClients: true)) { IsRetried = true },
        new(
            "does not use TLS where the endpoint begins with `https://`",
            Failed + "the collector presented no certificate; if it does not use TLS, the endpoint must begin with http://",
            "Use `http://` in `endpoint`, or enable TLS on the collector.",
            transport => ReplacedCollector.StartAsync(transport, new CollectorTls())) { IsRetried = true },
        WithoutTls(OtlpTransport.Http, NetworkFaults.ClosedHttp),
        WithoutTls(OtlpTransport.Grpc, NetworkFaults.ClosedGrpc),
        new(
            "accepts connections and never completes the TLS handshake",
            $"no response within {Short}",
            "Check the collector's load, and any proxy or firewall in front of it.",
            _ => SocketCollector.StartAsync(SocketFaults.HangAsync, new CollectorTls())) { Timeout = Short },
    ];

    private static Fault WithoutTls(OtlpTransport transport, string reason) => new(
        $"uses TLS where the endpoint begins with `http://`, for {(transport == OtlpTransport.Grpc ? "gRPC" : "HTTP")}",
        reason,
        "Use `https://` in `endpoint`.",
        _ => SocketCollector.StartAsync(SocketFaults.AlertTo(transport)))
    {
        Only = transport,
        IsRetried = true,
    };
}
