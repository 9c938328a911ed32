using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Prometheus.Endpoint;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>The endpoints of the status page: the document, its stream, and the series of expanded metrics.</summary>
internal sealed class PageEndpoints
{
    private const int MaxMetrics = 64;
    private readonly BasicAuthentication authentication;
    private readonly PageFeed feed;
    private readonly PageDocument document;
    private readonly PageStream stream;

    public PageEndpoints(EventMetrics metrics, PageFeed feed, PageTail tail, string application)
    {
        authentication = new BasicAuthentication(() => metrics.Options.Prometheus.Auth);
        this.feed = feed;
        document = new PageDocument(application, feed.Description, feed.Fingerprint);
        stream = new PageStream(feed, tail, authentication.Allows);
    }

    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string pattern)
    {
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        group.MapMethods("", methods, Guard(ServeDocumentAsync)).WithDisplayName("Event status page");
        group.MapMethods("/stream", methods, Guard(stream.ServeAsync)).WithDisplayName("Event status page, stream").DisableRequestTimeout();
        group.MapMethods("/series", methods, Guard(ServeSeriesAsync)).WithDisplayName("Event status page, series");
        return group.ExcludeFromDescription();
    }

    private RequestDelegate Guard(RequestDelegate next) => context => authentication.Guard(context, next);

    private Task ServeDocumentAsync(HttpContext context)
    {
        PageHeaders.Write(context.Response.Headers);
        context.Response.Headers.ContentSecurityPolicy = document.ContentSecurityPolicy;
        return AnswerAsync(context, "text/html; charset=utf-8", document.Html);
    }

    private Task ServeSeriesAsync(HttpContext context)
    {
        PageHeaders.Write(context.Response.Headers);
        string?[] asked = [.. context.Request.Query["m"]];
        var numbers = new HashSet<int>();
        bool right = asked.Length is > 0 and <= MaxMetrics
            && Array.TrueForAll(
                asked,
                text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && numbers.Add(number));
        if (!right || feed.Series(numbers) is not byte[] json)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync($"Expected 1 to {MaxMetrics} distinct metric numbers, such as ?m=3&m=17.\n");
        }

        return AnswerAsync(context, "application/json", json);
    }

    private static async Task AnswerAsync(HttpContext context, string type, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
