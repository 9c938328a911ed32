using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stalwart.Instrumentation.Hosting.Tls;

/// <summary>The certificates of a file, equal to others if they are the same in the same order. Immutable.</summary>
/// <param name="all">The certificates.</param>
internal abstract class ReadCertificates(IReadOnlyList<X509Certificate2> all) : IEquatable<ReadCertificates>
{
    private const int ShownLength = 8;

    private readonly string fingerprint = string.Join(' ', all.Select(one => one.GetCertHashString(HashAlgorithmName.SHA256)));

    /// <summary>Returns when the certificates expire and the beginning of their fingerprint, for the log.</summary>
    public override string ToString()
    {
        X509Certificate2 first = all.MinBy(one => one.NotAfter)!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"expires {Utc(first.NotAfter)}, SHA-256 {all[0].GetCertHashString(HashAlgorithmName.SHA256)[..ShownLength]}");
    }

    public bool Equals(ReadCertificates? other) => other is not null && other.GetType() == GetType() && other.fingerprint == fingerprint;

    public override bool Equals(object? obj) => Equals(obj as ReadCertificates);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(fingerprint);

    /// <exception cref="InvalidPemException">The certificates are not valid at a time.</exception>
    /// <param name="now">The time.</param>
    public abstract void CheckTime(DateTimeOffset now);

    /// <summary>Returns why a certificate is not valid at a time.</summary>
    /// <returns>The reason, as a relative clause; <see langword="null"/> if it is valid.</returns>
    private protected static string? Invalidity(X509Certificate2 certificate, DateTimeOffset now) =>
        now.UtcDateTime > certificate.NotAfter.ToUniversalTime() ? $"which expired on {Utc(certificate.NotAfter)}"
        : now.UtcDateTime < certificate.NotBefore.ToUniversalTime() ? $"which is not valid before {Utc(certificate.NotBefore)}"
        : null;

    private static string Utc(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
