using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stalwart.Instrumentation.Hosting.Tls;

/// <summary>Finds certificates and private keys in the text of PEM files.</summary>
internal static class PemText
{
    private const string ACertificate = "a PEM file with a certificate (-----BEGIN CERTIFICATE-----)";
    private const string BeginCertificate = "-----BEGIN CERTIFICATE-----";

    /// <summary>Returns all certificates, in order.</summary>
    /// <exception cref="InvalidPemException">There is no certificate, or one of them is damaged.</exception>
    public static X509Certificate2Collection Certificates(string text)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            throw new InvalidPemException(ACertificate, "which has a damaged certificate");
        }

        // An incomplete certificate, as in a file that is being written, is skipped.
        int begun = text.Split(BeginCertificate).Length - 1;
        return begun == 0 ? throw new InvalidPemException(ACertificate, $"which has none{Other(text)}")
            : begun > certificates.Count ? throw new InvalidPemException(ACertificate, "which has an incomplete certificate")
            : certificates;
    }

    /// <summary>Returns the private key; <see langword="null"/> if there is none.</summary>
    /// <exception cref="InvalidPemException">The key is encrypted.</exception>
    public static string? PrivateKey(string text)
    {
        if (text.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal)
            || text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
        {
            throw new InvalidPemException(
                "an unencrypted private key (openssl pkey -in encrypted.key -out tls.key)", "whose private key is encrypted", isKey: true);
        }

        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            if (rest[fields.Label].EndsWith("PRIVATE KEY", StringComparison.Ordinal))
            {
                return rest[fields.Location].ToString();
            }

            rest = rest[fields.Location.End..];
        }

        return null;
    }

    /// <summary>PKCS #12 and DER are not text.</summary>
    private static string Other(string text) =>
        text.Contains('\0', StringComparison.Ordinal) || text.Contains('\uFFFD', StringComparison.Ordinal)
            ? " because it is not PEM; convert it with 'openssl pkcs12 -nodes' or 'openssl x509 -inform der'"
            : "";
}
