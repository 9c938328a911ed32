using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The endpoint and connection that OpenTelemetry's variables configure for one signal.</summary>
/// <param name="section">The table of the signal.</param>
internal sealed class StandardConnection(OtlpSection section)
{
    /// <summary>The registered port of OTLP over HTTP.</summary>
    private const int HttpPort = 4318;

    public OtlpSection Section => section;

    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets whether the endpoint is the one for all signals.</summary>
    public bool IsGeneral { get; set; }

    public OtlpTransport? Transport { get; set; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; set; } = [];

    public TimeSpan? Timeout { get; set; }

    public OtlpCompression? Compression { get; set; }

    public string? CaFile { get; set; }

    public string? CertFile { get; set; }

    public string? KeyFile { get; set; }

    /// <summary>Gets whether the variables have enabled pushes.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Gets whether pushes use the endpoint of a variable, which is complete.</summary>
    public bool HasSetEndpoint { get; private set; }

    /// <summary>Gets whether the endpoint appears to be for HTTP: port 4318, or a path.</summary>
    private bool IsHttp => Endpoint is not null && (Endpoint.Port == HttpPort || Endpoint.AbsolutePath != "/");

    /// <summary>Applies the variables to options, which code and the configuration can then change.</summary>
    public void Fill(OtlpExportOptions options, bool turnOn)
    {
        options.Endpoint = Endpoint ?? options.Endpoint;
        options.Timeout = Timeout ?? options.Timeout;
        options.Compression = Compression ?? options.Compression;
        if (turnOn)
        {
            options.Transport = Transport ?? (IsHttp ? OtlpTransport.Http : OtlpTransport.Grpc);
            IsOn = true;
        }
    }

    /// <summary>Returns whether options have the endpoint of the variables.</summary>
    /// <remarks>Compares references, because an equal endpoint in the file comes from the file.</remarks>
    public bool IsEndpointOf(OtlpExportOptions options) => Endpoint is not null
        ? ReferenceEquals(options.Endpoint, Endpoint)
        : IsOn && ReferenceEquals(options.Endpoint, OtlpExportOptions.DefaultEndpoint);

    /// <summary>Returns whether the variables name a file.</summary>
    public bool HasFile(string file) => file == CaFile || file == CertFile || file == KeyFile;

    /// <summary>
    /// Adds the settings that apply only to the endpoint of the variables. Runs after all other sources are read, because a secret for one
    /// collector must not be sent to another.
    /// </summary>
    /// <param name="options">The options of the signal.</param>
    /// <param name="hasOtherHeaders">Whether the configuration sets headers, even to an empty table.</param>
    /// <param name="needsNoCredentials">Whether the configuration explicitly disables credentials.</param>
    public void Finish(OtlpExportOptions options, bool hasOtherHeaders, bool needsNoCredentials)
    {
        if (!IsEndpointOf(options))
        {
            return;
        }

        if (Headers.Count > 0 && !hasOtherHeaders && options.Headers.Count == 0)
        {
            bool mayAuthorize = !needsNoCredentials && options.Auth is null && options.BearerToken is null;
            options.Headers = [.. Headers.Where(header => mayAuthorize || !OtlpExportOptions.IsAuthorization(header))];
        }

        if (options.Endpoint.Scheme == "https")
        {
            options.Tls = Tls(options.Tls);
        }

        if (Endpoint is not null)
        {
            options.Endpoint = Address(Endpoint, options.Transport);
            HasSetEndpoint = true;
        }
    }

    /// <summary>A certificate from another source is not combined with a key from the variables.</summary>
    private ClientTlsOptions Tls(ClientTlsOptions tls)
    {
        bool hasCertificate = (tls.CertFile ?? tls.KeyFile) is not null;
        return tls with
        {
            CaFile = tls.CaFile ?? CaFile,
            CertFile = hasCertificate ? tls.CertFile : CertFile,
            KeyFile = hasCertificate || CertFile is null ? tls.KeyFile : KeyFile,
        };
    }

    private Uri Address(Uri endpoint, OtlpTransport transport) => transport switch
    {
        OtlpTransport.Grpc => new UriBuilder(endpoint) { Path = "/", Query = "", Fragment = "" }.Uri,
        OtlpTransport.Http when IsGeneral =>
            new UriBuilder(endpoint) { Path = endpoint.AbsolutePath.TrimEnd('/') + section.HttpPath }.Uri,
        _ => endpoint,
    };
}
