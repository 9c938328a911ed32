using System.Security.Cryptography.X509Certificates;

namespace Stalwart.Instrumentation.TestSupport.Tls;

/// <summary>A certificate and its private key, as PEM.</summary>
internal sealed record IssuedCertificate(string Certificate, string Key)
{
    public X509Certificate2 Load() => X509Certificate2.CreateFromPem(Certificate, Key);
}
