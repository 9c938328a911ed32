using System.Net;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Sends a push, again after failures that may pass, until the push's time is over; and tells why it failed. Waits twice as long each time,
/// and a random part of that, so that many processes do not come back at once; longer when the collector asks for it (<c>Retry-After</c>).
/// </summary>
/// <param name="inner">Sends one request.</param>
/// <param name="options">How to push.</param>
/// <param name="table">The operator's table of these options.</param>
/// <param name="health">Is told why a push failed.</param>
internal sealed class PushHandler(HttpMessageHandler inner, OtlpExportOptions options, string table, ExportHealth health)
    : DelegatingHandler(inner)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    // The exporter sends HTTP/1.1 synchronously, on the thread of the push, which nobody waits for.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TimeProvider clock = health.Clock;
        long start = clock.GetTimestamp();
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
                PushOutcome outcome = await PushOutcome.OfAsync(response, options.Transport, table, clock, cancellationToken)
                    .ConfigureAwait(false);
                health.Explain(outcome);
                if (outcome.IsSuccess)
                {
                    return response;
                }

                response.Dispose();

                // A collector that asks for a wait of 0 still gets a pause before the retry.
                pause = outcome.RetryAfter > pause ? outcome.RetryAfter.Value : pause;
                if (!outcome.MayPass || !CanWait(pause, start))
                {
                    AskToWait(outcome);
                    return Refusal(request);
                }
            }
            catch (HttpRequestException exception)
            {
                health.Explain(new PushOutcome(SendFailure.ReasonOf(exception, options.Transport, table)));
                if (!CanWait(pause, start))
                {
                    return Refusal(request);
                }
            }
            catch (OperationCanceledException)
            {
                health.Explain(new PushOutcome($"no response within {Duration.Format(options.Timeout)}"));
                throw;
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
            wait *= 2;
        }
    }

    /// <summary>
    /// Returns what the exporter is told of every failed push. It knows neither rejected items nor answers of anything but a collector,
    /// and must not retry, as <c>OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY</c> lets it do: this status is a permanent failure.
    /// </summary>
    private static HttpResponseMessage Refusal(HttpRequestMessage request) =>
        new(HttpStatusCode.BadRequest) { RequestMessage = request, Version = request.Version };

    /// <summary>Passes a wait that is longer than the timeout of this push on to the next pushes.</summary>
    private void AskToWait(PushOutcome outcome)
    {
        if (outcome is { MayPass: true, RetryAfter: TimeSpan wait })
        {
            health.Pause.Ask(wait);
        }
    }

    private bool CanWait(TimeSpan pause, long start) => options.Retry && health.Clock.GetElapsedTime(start) + pause < options.Timeout;
}
