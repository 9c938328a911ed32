using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Push.Tls;

/// <summary>Describes why a TLS connection to a collector failed, with the key to change.</summary>
internal static class TlsFailure
{
    private const int MostNames = 3;

    /// <summary>Returns why the collector's certificate is not accepted.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="chain">The certificate's chain.</param>
    /// <param name="errors">The result of the check.</param>
    /// <param name="host">The host of the endpoint.</param>
    /// <param name="table">The operator's table.</param>
    public static string Of(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, string host, string table)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "the collector presented no certificate";
        }

        X509ChainStatusFlags found = (chain?.ChainStatus ?? [])
            .Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        DateTime now = DateTime.UtcNow;
        return (found & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0
                ? $"the certificate of the collector is not trusted (see {table}.ca-file)"
            : now > certificate.NotAfter.ToUniversalTime() ? $"the certificate of the collector expired on {Utc(certificate.NotAfter)}"
            : now < certificate.NotBefore.ToUniversalTime()
                ? $"the certificate of the collector is not valid before {Utc(certificate.NotBefore)}"
            : found.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "the certificate authority of the collector has expired"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                ? $"the certificate of the collector is for {NamesOf(certificate)}, not for '{host}'"
            : $"the certificate of the collector is not valid ({found})";
    }

    /// <summary>Returns why a request failed; <see langword="null"/> if TLS is not the cause.</summary>
    public static string? Of(HttpRequestException exception, TlsHandshake handshake)
    {
        Exception cause = exception.GetBaseException();
        bool isNetwork = cause is SocketException && !ClosedConnection.IsCauseOf(cause);
        return isNetwork ? null
            : handshake.LacksCertificate ? $"the collector requires a client certificate (see {handshake.Table}.cert-file)"
            : handshake.HasUnprovenCertificate
                ? $"the collector closed the connection and may not accept the client certificate (see {handshake.Table}.cert-file)"
            : cause is AuthenticationException && !handshake.HasMetCertificate
                ? "the collector presented no certificate; if it does not use TLS, the endpoint must begin with http://"
            : null;
    }

    /// <summary>Returns the names in a certificate, which its owner chose.</summary>
    private static string NamesOf(X509Certificate2 certificate)
    {
        string[] names =
        [
            .. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
                .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString()))),
        ];
        string rest = names.Length > MostNames ? $" and {names.Length - MostNames} more" : "";
        return names.Length == 0 ? "no host"
            : CollectorText.Clean(string.Join(", ", names.Take(MostNames).Select(name => $"'{name}'"))) + rest;
    }

    private static string Utc(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
