namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Specifies how metrics and labels are named in Prometheus (OpenTelemetry: Prometheus and OpenMetrics compatibility).</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
enum PrometheusNames
{
    /// <summary>
    /// With underscores, the unit, and <c>_total</c> at the end of counters: <c>http.server.request.duration</c> in <c>s</c> is
    /// <c>http_server_request_duration_seconds</c>.
    /// </summary>
    Standard,

    /// <summary>With underscores and without suffixes: <c>http_server_request_duration</c>.</summary>
    WithoutSuffixes,

    /// <summary>
    /// As in the catalogue, for clients that support such names, as Prometheus 3 does; other clients receive the escaping that they
    /// request, or underscores.
    /// </summary>
    Utf8,
}
