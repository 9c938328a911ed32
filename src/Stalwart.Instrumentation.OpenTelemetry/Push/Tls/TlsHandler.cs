using System.Security.Authentication;

namespace Stalwart.Instrumentation.OpenTelemetry.Push.Tls;

/// <summary>Replaces the errors of TLS connections with reasons that the operator can act on.</summary>
/// <param name="inner">Sends one request.</param>
/// <param name="handshake">The TLS handshakes of the connections.</param>
internal sealed class TlsHandler(HttpMessageHandler inner, TlsHandshake handshake) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            handshake.Prove();
            return response;
        }
        catch (HttpRequestException exception) when (TlsFailure.Of(exception, handshake) is { } reason)
        {
            throw new HttpRequestException(HttpRequestError.SecureConnectionError, reason, new AuthenticationException(reason));
        }
    }
}
