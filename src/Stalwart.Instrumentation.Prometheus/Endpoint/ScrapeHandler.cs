using Microsoft.AspNetCore.Http;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>Responds to a scrape, GET or HEAD, in the form that it requests.</summary>
/// <param name="scrape">Returns the response in a form.</param>
/// <param name="names">How the metrics are named.</param>
/// <param name="timeout">The max time for a client to read its response.</param>
internal sealed class ScrapeHandler(Func<ScrapeForm, Task<ScrapeAnswer>> scrape, PrometheusNames names, TimeSpan timeout)
{
    /// <summary>The default timeout of Prometheus. Slow clients can keep this times the responses of one second in memory.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The size of a chunk for the server, which keeps a copy until the client has read it.</summary>
    private const int Slice = 16 * 1024;

    public async Task AnswerAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        try
        {
            ScrapeForm form = ScrapeForm.Of(context.Request, names);
            ScrapeAnswer answer = await scrape(form).WaitAsync(context.RequestAborted).ConfigureAwait(false);
            response.StatusCode = answer.Status;
            response.Headers.CacheControl = "no-store";
            response.Headers.Vary = "Accept, Accept-Encoding";
            response.ContentType = answer.ContentType;
            response.ContentLength = answer.Body.Length;
            if (form.IsCompressed && answer.Body.Length > 0)
            {
                response.Headers.ContentEncoding = "gzip";
            }

            if (HttpMethods.IsGet(context.Request.Method))
            {
                deadline.CancelAfter(timeout);
                await WriteAsync(response, answer.Body, deadline.Token).ConfigureAwait(false);
            }

            answer.Release();
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            // Aborting the connection marks a partial response as incomplete.
            context.Abort();
        }
    }

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        for (int at = 0; at < body.Length; at += Slice)
        {
            await response.Body.WriteAsync(body.Slice(at, Math.Min(Slice, body.Length - at)), cancellation).ConfigureAwait(false);
        }
    }
}
