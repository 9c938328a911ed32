namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// Represents the TLS options of the built-in web server, the table <c>metrics.prometheus.tls</c>. They do not apply to an application's
/// own web server. All files are PEM; relative paths are relative to the working directory. A changed file is read again while the process
/// runs; a changed path takes effect after a restart. Not thread-safe while they are changed.
/// </summary>
/// <example>
/// <code>options.Prometheus.Tls = new() { CertFile = "/etc/shop/tls/tls.crt", KeyFile = "/etc/shop/tls/tls.key" };</code>
/// </example>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed partial record ServerTlsOptions
{
    /// <summary>
    /// Gets or sets the file with the server's certificate, followed by any intermediate certificates. The default is
    /// <see langword="null"/>: scrapes are served over HTTP.
    /// </summary>
    public string? CertFile { get; set; }

    /// <summary>
    /// Gets or sets the file with the unencrypted private key of the certificate. The default is <see langword="null"/>: the key is in
    /// <see cref="CertFile"/>.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>
    /// Gets or sets the file with the certificates of the authorities whose client certificates are accepted. The default is
    /// <see langword="null"/>: clients need no certificate.
    /// </summary>
    public string? ClientCaFile { get; set; }

    /// <summary>Gets or sets a description of the certificates read from <see cref="CertFile"/>, for the log.</summary>
    internal string? ReadCertificate { get; set; }

    /// <summary>Gets or sets a description of the certificates read from <see cref="ClientCaFile"/>, for the log.</summary>
    internal string? ReadAuthorities { get; set; }
}
