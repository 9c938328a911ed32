using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>
/// Sends a push, again after failures that may pass, until the push's time is over; and tells why it failed. Waits as long as the collector
/// asks for (<c>Retry-After</c>), otherwise twice as long each time, and a random part of that, so that many processes do not come back at once.
/// </summary>
internal sealed class PushHandler(HttpMessageHandler inner, OtlpOptions options, ExportHealth health) : DelegatingHandler(inner)
{
    private const int MostOfAnswer = 1024 * 1024;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    // The exporter sends HTTP/1.1 synchronously, on the thread of the push, which nobody waits for.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        }

        TimeSpan wait = FirstWait;
        while (true)
        {
            TimeSpan pause = wait * (0.5 + Random.Shared.NextDouble());
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

                // gRPC tells the outcome behind the body.
                await response.Content.LoadIntoBufferAsync(MostOfAnswer, cancellationToken).ConfigureAwait(false);
                var outcome = PushOutcome.Of(response);
                if (outcome.Reason is null)
                {
                    return response;
                }

                health.Explain(outcome.Reason);
                pause = outcome.RetryAfter ?? pause;
                if (!outcome.MayPass || !CanWait(pause, start))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException exception)
            {
                health.Explain(Words(exception));
                if (!CanWait(pause, start))
                {
                    throw;
                }
            }
            catch (OperationCanceledException)
            {
                health.Explain($"no answer within {Duration.Format(options.Timeout)}");
                throw;
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            wait *= 2;
        }
    }

    private static string Words(HttpRequestException exception) => exception.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the connection was refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound } => "the host's name is not known",
        SocketException { SocketErrorCode: SocketError.ConnectionReset } => "the connection was reset",
        AuthenticationException tls => $"the TLS connection failed: {FirstLine(tls.Message)}",
        Exception other => FirstLine(other.Message),
    };

    private static string FirstLine(string text) => text.Split('\n')[0].Trim().TrimEnd('.');

    private bool CanWait(TimeSpan pause, long start) => options.Retry && Stopwatch.GetElapsedTime(start) + pause < options.Timeout;
}
