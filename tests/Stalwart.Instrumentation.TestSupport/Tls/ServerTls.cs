using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Stalwart.Instrumentation.TestSupport.Tls;

/// <summary>TLS of a test server, whose certificate and trust can change while it runs.</summary>
internal sealed class ServerTls
{
    private volatile SslServerAuthenticationOptions current;

    public ServerTls(IssuedCertificate certificate, TestAuthority? clients = null) => current = Of(certificate, clients);

    /// <summary>Uses another certificate, and trusts other clients, for new connections.</summary>
    public void Change(IssuedCertificate certificate, TestAuthority? clients = null) => current = Of(certificate, clients);

    public void Use(ListenOptions listen) =>
        listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(current) });

    private static SslServerAuthenticationOptions Of(IssuedCertificate certificate, TestAuthority? clients)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate.Load(), null, offline: true),
            ClientCertificateRequired = clients is not null,
        };
        if (clients is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(clients.Pem));
        }

        return options;
    }
}
