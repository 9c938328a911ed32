using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>Updates one open page by server-sent events, until the page is closed, the host stops, or the page stops reading.</summary>
/// <param name="feed">The messages.</param>
/// <param name="tail">The log records, for a page that requests them.</param>
/// <param name="isAllowed">Returns whether the request's credentials are valid under the current options.</param>
internal sealed class PageStream(PageFeed feed, PageTail tail, Func<HttpContext, bool> isAllowed)
{
    private const string TailKey = "tail";

    public async Task ServeAsync(HttpContext context)
    {
        PageHeaders.Write(context.Response.Headers);
        if (HttpMethods.IsHead(context.Request.Method))
        {
            // A page sends this request to learn why its stream was rejected, which EventSource does not report.
            context.Response.StatusCode = feed.Viewers < PageFeed.MaxViewers
                ? StatusCodes.Status200OK
                : StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (!feed.TryConnect())
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "30";
            await context.Response.WriteAsync(
                $"The maximum of {PageFeed.MaxViewers} open status pages is reached; close one and try again.\n")
                .ConfigureAwait(false);
            return;
        }

        try
        {
            await SendAsync(context).ConfigureAwait(false);
        }
        finally
        {
            feed.Disconnect();
        }
    }

    private async Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";

        // Otherwise nginx buffers the response, as does compression until its buffer is full.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, feed.Stopping);
        using PageTailView? records = context.Request.Query.ContainsKey(TailKey) ? tail.Open() : null;
        try
        {
            await WriteAsync(context, "retry: 2000\n\n"u8.ToArray(), ended.Token).ConfigureAwait(false);
            for (long seen = -1; isAllowed(context);)
            {
                PageFrame frame = await feed.NextAsync(seen, ended.Token).ConfigureAwait(false);
                await WriteAsync(context, frame.Bytes, ended.Token).ConfigureAwait(false);
                seen = frame.Number;
                if (records is not null && isAllowed(context) && records.Next() is { } message)
                {
                    byte[] bytes = PageFeed.ServerSentEvent(TailKey, message, PageJson.Default.TailMessage);
                    await WriteAsync(context, bytes, ended.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the host is stopping, so the response ends normally.
        }
    }

    private async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> bytes, CancellationToken ended)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ended);
        timeout.CancelAfter(feed.WriteTimeout);
        try
        {
            await context.Response.BodyWriter.WriteAsync(bytes, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ended.IsCancellationRequested)
        {
            context.Abort();
            throw;
        }
    }
}
