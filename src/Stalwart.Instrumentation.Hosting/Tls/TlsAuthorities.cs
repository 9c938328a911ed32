using System.Security.Cryptography.X509Certificates;

namespace Stalwart.Instrumentation.Hosting.Tls;

/// <summary>Certificate authorities that are trusted instead of the machine's.</summary>
internal sealed class TlsAuthorities : ReadCertificates
{
    private const string SslClient = "1.3.6.1.5.5.7.3.2", SslServer = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection all;

    private TlsAuthorities(X509Certificate2Collection all)
        : base([.. all]) => this.all = all;

    /// <exception cref="InvalidPemException">The text has no certificate, or no root certificate.</exception>
    public static TlsAuthorities Parse(string text)
    {
        X509Certificate2Collection all = PemText.Certificates(text);
        return all.Any(IsRoot) ? new TlsAuthorities(all)
            : throw new InvalidPemException("a PEM file with a root certificate", "which has no self-signed certificate");
    }

    public override void CheckTime(DateTimeOffset now)
    {
        // A bundle may contain expired ones; a chain needs one.
        if (all.All(one => Invalidity(one, now) is not null))
        {
            throw new InvalidPemException("a certificate authority that is valid now", Invalidity(all[0], now)!);
        }
    }

    /// <summary>Returns the policy that verifies the peer's certificate.</summary>
    /// <param name="isServer">Whether the peer is the server.</param>
    public X509ChainPolicy Policy(bool isServer)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,

            // A URL in a certificate must not make this process contact another server.
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(all);
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid(isServer ? SslServer : SslClient));
        return policy;
    }

    private static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
