using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stalwart.Instrumentation.Hosting.Tls;

/// <summary>A certificate with its private key and its intermediates, which this process presents to its peer.</summary>
internal sealed class TlsCertificate : ReadCertificates
{
    private const string ItsKey = "the private key of the first certificate in cert-file";

    private readonly X509Certificate2 leaf;

    private TlsCertificate(X509Certificate2 leaf, X509Certificate2Collection all)
        : base([.. all])
    {
        this.leaf = leaf;
        Context = SslStreamCertificateContext.Create(leaf, [.. all.Skip(1)], offline: true);
    }

    /// <summary>Gets the certificates to present on TLS connections.</summary>
    public SslStreamCertificateContext Context { get; }

    /// <summary>Reads a certificate and its key.</summary>
    /// <param name="text">The text with the certificate, followed by its intermediates.</param>
    /// <param name="keyText">The text with the key; <see langword="null"/> if it is in the same text.</param>
    /// <exception cref="InvalidPemException">The certificate or the key is invalid.</exception>
    public static TlsCertificate Parse(string text, string? keyText)
    {
        X509Certificate2Collection all = PemText.Certificates(text);
        string? key = PemText.PrivateKey(keyText ?? text);
        return key is not null ? new TlsCertificate(Join(all[0], key), all)
            : keyText is not null ? throw new InvalidPemException("a PEM file with a private key", "which has none", isKey: true)
            : throw new InvalidPemException("a private key beside the certificate, or 'key-file'", "which has only a certificate");
    }

    public override void CheckTime(DateTimeOffset now)
    {
        if (Invalidity(leaf, now) is { } problem)
        {
            throw new InvalidPemException("a certificate that is valid now", problem);
        }
    }

    private static X509Certificate2 Join(X509Certificate2 certificate, string key)
    {
        try
        {
            X509Certificate2 joined = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), key);

            // Windows can connect only with keys that were imported into a key store.
            return OperatingSystem.IsWindows()
                ? X509CertificateLoader.LoadPkcs12(joined.Export(X509ContentType.Pkcs12), password: null)
                : joined;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new InvalidPemException(
                ItsKey, IsReadable(key) ? "which has the key of another certificate" : "whose private key is damaged", isKey: true);
        }
    }

    private static bool IsReadable(string key)
    {
        using var rsa = RSA.Create();
        using var ecdsa = ECDsa.Create();
        foreach (AsymmetricAlgorithm algorithm in (AsymmetricAlgorithm[])[rsa, ecdsa])
        {
            try
            {
                algorithm.ImportFromPem(key);
                return true;
            }
            catch (Exception exception) when (exception is CryptographicException or ArgumentException)
            {
                // The key is of another kind, or there is none.
            }
        }

        return false;
    }
}
