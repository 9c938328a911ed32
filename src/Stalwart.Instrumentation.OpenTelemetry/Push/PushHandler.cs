using System.Net;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Sends a push, retries it after transient failures until its timeout, and reports why it failed. The delay doubles each time, with a
/// random part, so that many processes do not retry at once; it is longer if the collector asks for it (<c>Retry-After</c>).
/// </summary>
/// <param name="inner">Sends one request.</param>
/// <param name="options">The options of the push.</param>
/// <param name="table">The operator's table of these options.</param>
/// <param name="health">Receives the reason why a push failed.</param>
internal sealed class PushHandler(HttpMessageHandler inner, OtlpExportOptions options, string table, ExportHealth health)
    : DelegatingHandler(inner)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    // The exporter sends HTTP/1.1 synchronously, on the thread of the push, which nothing waits for.
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

                // A collector that asks for a wait of 0 still gets a delay before the retry.
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
    /// Returns the response that the exporter receives for every failed push. The exporter cannot represent rejected items or arbitrary
    /// responses, and must not retry, as <c>OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY</c> allows; this status is a permanent failure.
    /// </summary>
    private static HttpResponseMessage Refusal(HttpRequestMessage request) =>
        new(HttpStatusCode.BadRequest) { RequestMessage = request, Version = request.Version };

    /// <summary>Defers a wait that is longer than the timeout of this push to the next pushes.</summary>
    private void AskToWait(PushOutcome outcome)
    {
        if (outcome is { MayPass: true, RetryAfter: TimeSpan wait })
        {
            health.Pause.Ask(wait);
        }
    }

    private bool CanWait(TimeSpan pause, long start) => options.Retry && health.Clock.GetElapsedTime(start) + pause < options.Timeout;
}
