using System.Net.Security;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>
/// The server's side of TLS handshakes, with the certificates of the moment. A connection from before a renewal serves one more scrape and
/// is closed, so that no client goes on with a certificate that is not accepted any longer. Thread-safe.
/// </summary>
internal sealed class ServerHandshake
{
    private static readonly object MadeWith = new();

    private SslServerAuthenticationOptions current;

    public ServerHandshake(ServerTlsOptions options) => current = Of(options);

    /// <summary>Uses other certificates for connections from now on.</summary>
    public void Change(ServerTlsOptions changed)
    {
        if (changed.Certificate is not null)
        {
            Volatile.Write(ref current, Of(changed));
        }
    }

    /// <summary>Returns what a new connection is secured with.</summary>
    public ValueTask<SslServerAuthenticationOptions> OnConnection(TlsHandshakeCallbackContext context)
    {
        SslServerAuthenticationOptions options = Volatile.Read(ref current);
        context.Connection.Items[MadeWith] = options;
        return ValueTask.FromResult(options);
    }

    /// <summary>Closes a connection that was made with other certificates than those of the moment, after its answer.</summary>
    public Task CloseOutdatedAsync(HttpContext context, RequestDelegate next)
    {
        IDictionary<object, object?>? items = context.Features.Get<IConnectionItemsFeature>()?.Items;
        if (items is not null && items.TryGetValue(MadeWith, out object? options) && options != Volatile.Read(ref current))
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    }

    private static SslServerAuthenticationOptions Of(ServerTlsOptions options) => new()
    {
        ServerCertificateContext = options.Certificate!.Context,
        ClientCertificateRequired = options.ClientAuthorities is not null,
        CertificateChainPolicy = options.ClientAuthorities?.Policy(isServer: false),

        // Scrapes are HTTP/1.1.
        ApplicationProtocols = [SslApplicationProtocol.Http11],
    };
}
