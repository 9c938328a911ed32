using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stalwart.Instrumentation.TestSupport.Tls;

/// <summary>A certificate authority of a test.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string SslServer = "1.3.6.1.5.5.7.3.1", SslClient = "1.3.6.1.5.5.7.3.2";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly X509Certificate2 root;
    private int issued;

    public TestAuthority(string name = "Test Root CA")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow - (10 * Day), DateTimeOffset.UtcNow + (100 * Day));
    }

    /// <summary>The certificate, as PEM.</summary>
    public string Pem => root.ExportCertificatePem() + "\n";

    /// <summary>Issues the certificate of a server; by default, for localhost and 127.0.0.1.</summary>
    /// <param name="host">The host instead.</param>
    /// <param name="isExpired">Whether it expired yesterday.</param>
    public IssuedCertificate Server(string? host = null, bool isExpired = false) => Issue(SslServer, host, isExpired);

    /// <summary>Issues the certificate of a client.</summary>
    /// <param name="isExpired">Whether it expired yesterday.</param>
    public IssuedCertificate Client(bool isExpired = false) => Issue(SslClient, "client", isExpired);

    public void Dispose() => root.Dispose();

    private IssuedCertificate Issue(string usage, string? host, bool isExpired)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host ?? "localhost");
        if (host is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        var request = new CertificateRequest($"CN={host ?? "localhost"}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        DateTimeOffset end = DateTimeOffset.UtcNow + (isExpired ? -Day : 30 * Day);
        byte[] serial = BitConverter.GetBytes(Interlocked.Increment(ref issued));
        using X509Certificate2 certificate = request.Create(root, DateTimeOffset.UtcNow - (5 * Day), end, serial);
        return new IssuedCertificate(certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
