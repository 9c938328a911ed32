using Microsoft.AspNetCore.Http;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>Answers a scrape: GET and HEAD, in the form that it asks for.</summary>
/// <param name="scrape">Gives the answer in a form.</param>
/// <param name="names">How the metrics are named.</param>
/// <param name="timeout">How long a client may take to read its answer.</param>
internal sealed class ScrapeHandler(Func<ScrapeForm, Task<ScrapeAnswer>> scrape, PrometheusNames names, TimeSpan timeout)
{
    /// <summary>
    /// As long as Prometheus waits by default. What slow clients can keep in memory is this times the answers of a second.
    /// </summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>What is handed to the server at once; it keeps a copy until the client has read it.</summary>
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
            // Half an answer is said to be one by a connection that breaks.
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
