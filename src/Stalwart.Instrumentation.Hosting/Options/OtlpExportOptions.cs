using System;
using System.Collections.Generic;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Represents the connection options of OTLP exports of any signal. Not thread-safe while they are changed.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
abstract partial record OtlpExportOptions
{
    /// <summary>The name of the header for the credentials, in lowercase as in HTTP/2.</summary>
    internal const string AuthorizationHeader = "authorization";

    /// <summary>The default endpoint; over HTTP, its port becomes 4318.</summary>
    internal static readonly Uri DefaultEndpoint = new("http://localhost:4317");

    private protected OtlpExportOptions(TimeSpan interval) => Interval = interval;

    /// <summary>Gets or sets the protocol. The default is <see cref="OtlpTransport.Disable"/>.</summary>
    public OtlpTransport Transport { get; set; }

    /// <summary>
    /// Gets or sets the endpoint of the collector: <c>http://</c> or <c>https://</c>, host and port. Over HTTP, a path and query are used
    /// as they are, and an endpoint without a path gets <c>/v1/metrics</c> or <c>/v1/logs</c>; over gRPC, it has neither. The default is
    /// <c>http://localhost:4317</c>, or port 4318 over HTTP.
    /// </summary>
    public Uri Endpoint { get; set; } = DefaultEndpoint;

    /// <summary>
    /// Gets or sets the time between two exports, from 1 ms to 596 hours. The default is 1 minute for metrics and 1 second for logs; a
    /// change for logs takes effect after a restart.
    /// </summary>
    public TimeSpan Interval { get; set; }

    /// <summary>Gets or sets the timeout of one export, retries included, from 1 ms to 596 hours. The default is 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets whether an export that failed for a transient reason is retried until its <see cref="Timeout"/>. The default is
    /// <see langword="true"/>.
    /// </summary>
    public bool Retry { get; set; } = true;

    /// <summary>
    /// Gets or sets the headers of each export, with printable ASCII values. The default is empty. <see cref="Auth"/> and
    /// <see cref="BearerToken"/> add the header <c>authorization</c>, which must then not be set here.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; set; } = [];

    /// <summary>
    /// Gets or sets the credentials of each export, for HTTP Basic. The default is <see langword="null"/>. Cannot be combined with
    /// <see cref="BearerToken"/>.
    /// </summary>
    public Credentials? Auth { get; set; }

    /// <summary>
    /// Gets or sets the bearer token of each export, a single nonempty line. The default is <see langword="null"/>. Cannot be combined with
    /// <see cref="Auth"/>.
    /// </summary>
    public string? BearerToken { get; set; }

    /// <summary>Gets or sets the compression of each export. The default is <see cref="OtlpCompression.None"/>.</summary>
    public OtlpCompression Compression { get; set; }

    /// <summary>Gets or sets the TLS options of each export.</summary>
    public ClientTlsOptions Tls { get; set; } = new();

    /// <summary>Returns whether a header is the one for the credentials.</summary>
    internal static bool IsAuthorization(KeyValuePair<string, string> header) =>
        header.Key.Equals(AuthorizationHeader, StringComparison.OrdinalIgnoreCase);
}
