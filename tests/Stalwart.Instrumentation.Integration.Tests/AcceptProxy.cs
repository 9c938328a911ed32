using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>Passes scrapes on with another <c>Accept</c>: a Prometheus 2.42 cannot be told which format to ask for.</summary>
internal sealed class AcceptProxy : IAsyncDisposable
{
    private readonly HttpClient client = new() { Timeout = TestTimeout.Max };
    private readonly Uri target;
    private readonly string accept;
    private readonly WebApplication application;
    private int passed;

    private AcceptProxy(Uri target, string accept)
    {
        (this.target, this.accept) = (target, accept);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        application = builder.Build();
        application.MapGet(target.AbsolutePath, PassAsync);
    }

    /// <summary>Gets the host and port.</summary>
    public string Authority => new Uri(application.Urls.Single()).Authority;

    /// <summary>Gets the number of scrapes that were answered in the format.</summary>
    public int Passed => Volatile.Read(ref passed);

    public static async Task<AcceptProxy> StartAsync(Uri target, string accept)
    {
        var proxy = new AcceptProxy(target, accept);
        await proxy.application.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        client.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Add("Authorization", (string?)context.Request.Headers.Authorization);
        using HttpResponseMessage response = await client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        if (response.Content.Headers.ContentType?.MediaType == accept.Split(';')[0])
        {
            Interlocked.Increment(ref passed);
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
