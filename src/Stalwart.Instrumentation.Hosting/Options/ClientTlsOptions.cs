namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// Represents the TLS options of OTLP exports, the tables <c>metrics.open-telemetry.tls</c> and <c>logs.open-telemetry.tls</c>. They apply
/// to endpoints that begin with <c>https://</c>. All files are PEM; relative paths are relative to the working directory. Changed files are
/// read again while the process runs. Not thread-safe while they are changed.
/// </summary>
/// <example>
/// <code>options.OpenTelemetry.Tls.CaFile = "/etc/shop/tls/ca.crt";</code>
/// </example>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed partial record ClientTlsOptions
{
    /// <summary>
    /// Gets or sets the file with the certificates of the authorities that may issue the collector's certificate. The default is
    /// <see langword="null"/>: the authorities that the machine trusts.
    /// </summary>
    public string? CaFile { get; set; }

    /// <summary>
    /// Gets or sets the file with the client certificate, followed by any intermediate certificates. The default is <see langword="null"/>:
    /// no client certificate.
    /// </summary>
    public string? CertFile { get; set; }

    /// <summary>
    /// Gets or sets the file with the unencrypted private key of the client certificate. The default is <see langword="null"/>: the key is
    /// in <see cref="CertFile"/>.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>
    /// Gets or sets whether to accept any certificate of the collector, which allows anyone on the network path to read and change the
    /// exports. The default is <see langword="false"/>.
    /// </summary>
    public bool InsecureSkipVerify { get; set; }

    /// <summary>Gets or sets a description of the certificates read from <see cref="CertFile"/>, for the log.</summary>
    internal string? ReadCertificate { get; set; }

    /// <summary>Gets or sets a description of the certificates read from <see cref="CaFile"/>, for the log.</summary>
    internal string? ReadAuthorities { get; set; }
}
