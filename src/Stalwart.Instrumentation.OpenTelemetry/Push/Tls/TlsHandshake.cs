using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Push.Tls;

/// <summary>The client side of TLS handshakes with one collector. Thread-safe.</summary>
/// <param name="options">The operator's options, with the contents of their files.</param>
/// <param name="table">The operator's table of these options.</param>
internal sealed class TlsHandshake(ClientTlsOptions options, string table)
{
    private volatile bool wasAsked;
    private volatile bool isUnproven;
    private volatile bool hasMet;

    /// <summary>
    /// Gets whether the collector requested a client certificate, the client has none, and the collector has not responded since. In TLS
    /// 1.3, a collector verifies the client after the handshake, and often closes the connection without an alert.
    /// </summary>
    public bool LacksCertificate => isUnproven && wasAsked && options.Certificate is null;

    /// <summary>Gets whether the client sent a requested certificate, and the collector has not responded since.</summary>
    public bool HasUnprovenCertificate => isUnproven && options.Certificate is not null;

    /// <summary>Gets whether a collector has ever presented a certificate, whether or not it was accepted.</summary>
    public bool HasMetCertificate => hasMet;

    /// <summary>Gets the operator's table of these options.</summary>
    public string Table => table;

    /// <summary>Returns the options for .NET's TLS stream.</summary>
    public SslClientAuthenticationOptions ForConnections()
    {
        var connections = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = options.Authorities?.Policy(isServer: true),
            RemoteCertificateValidationCallback = Accepts,
        };
        if (options.Certificate is { } certificate)
        {
            connections.ClientCertificateContext = certificate.Context;
        }
        else
        {
            connections.LocalCertificateSelectionCallback = Select;
        }

        return connections;
    }

    /// <summary>Records that the collector responded to a request, so it accepts the client.</summary>
    public void Prove() => isUnproven = false;

    private bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        hasMet = true;
        bool isAccepted = errors == SslPolicyErrors.None || options.InsecureSkipVerify;
        isUnproven = isAccepted;
        if (!isAccepted)
        {
            // The framework's own exception does not have the reason.
            string host = (sender as SslStream)?.TargetHostName ?? "";
            throw new AuthenticationException(TlsFailure.Of(certificate as X509Certificate2, chain, errors, host, table));
        }

        return isAccepted;
    }

    /// <summary>
    /// Called once before a handshake, and again with the collector's certificate if the collector requests one from the client.
    /// </summary>
    private X509Certificate Select(
        object sender,
        string targetHost,
        X509CertificateCollection localCertificates,
        X509Certificate? remoteCertificate,
        string[] acceptableIssuers)
    {
        wasAsked |= remoteCertificate is not null;
        return null!;
    }
}
