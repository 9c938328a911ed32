using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>
/// The server side of TLS handshakes, with the current certificates. A connection from before a renewal serves one more scrape and is
/// closed, so no client continues with a certificate that is no longer accepted. Thread-safe.
/// </summary>
internal sealed partial class ServerHandshake
{
    private static readonly object MadeWith = new();

    private readonly ILogger logger;
    private SslServerAuthenticationOptions current;

    public ServerHandshake(ServerTlsOptions options, ILogger logger)
    {
        this.logger = logger;
        current = Of(options);
    }

    /// <summary>Uses other certificates for new connections.</summary>
    public void Change(ServerTlsOptions changed)
    {
        if (changed.Certificate is not null)
        {
            Volatile.Write(ref current, Of(changed));
        }
    }

    /// <summary>Returns the TLS options of a new connection.</summary>
    public ValueTask<SslServerAuthenticationOptions> OnConnection(TlsHandshakeCallbackContext context)
    {
        SslServerAuthenticationOptions options = Volatile.Read(ref current);
        context.Connection.Items[MadeWith] = options;
        return ValueTask.FromResult(options);
    }

    /// <summary>Closes a connection that does not use the current certificates, after its response.</summary>
    public Task CloseOutdatedAsync(HttpContext context, RequestDelegate next)
    {
        IDictionary<object, object?>? items = context.Features.Get<IConnectionItemsFeature>()?.Items;
        if (items is not null && items.TryGetValue(MadeWith, out object? options) && options != Volatile.Read(ref current))
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    }

    private SslServerAuthenticationOptions Of(ServerTlsOptions options)
    {
        // Anyone can connect any number of times, so each reason is logged once.
        var logged = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = options.Certificate!.Context,
            ClientCertificateRequired = options.ClientAuthorities is not null,
            CertificateChainPolicy = options.ClientAuthorities?.Policy(isServer: false),
            RemoteCertificateValidationCallback = options.ClientAuthorities is null ? null : Accepts,

            // Scrapes use HTTP/1.1.
            ApplicationProtocols = [SslApplicationProtocol.Http11],
        };

        bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            bool isAccepted = errors == SslPolicyErrors.None;
            if (!isAccepted && Reason(certificate, chain) is var reason && logged.TryAdd(reason, true))
            {
                ClientRejected(reason);
            }

            return isAccepted;
        }
    }

    private static string Reason(X509Certificate? certificate, X509Chain? chain)
    {
        X509ChainStatusFlags found = (chain?.ChainStatus ?? [])
            .Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        return certificate is null ? "the client presented no certificate"
            : (found & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0
                ? "the client certificate was issued by another authority (see metrics.prometheus.tls.client-ca-file)"
            : found.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "the client certificate has expired or is not yet valid"
            : found.HasFlag(X509ChainStatusFlags.NotValidForUsage) ? "the client certificate is not valid for client authentication"
            : $"the client certificate is not valid ({found})";
    }

    [LoggerMessage(
        68,
        LogLevel.Warning,
        "Rejected a client of the scrape endpoint: {Reason}. This reason is not logged again until the certificates are renewed.")]
    private partial void ClientRejected(string reason);
}
