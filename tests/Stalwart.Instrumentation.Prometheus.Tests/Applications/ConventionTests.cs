using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Stalwart.Instrumentation.Prometheus.Tests.Applications;

/// <summary>The scrape endpoint takes the conventions of an application, as any endpoint does.</summary>
public sealed class ConventionTests
{
    [Fact]
    public async Task Scrape_returns_404_when_the_application_requires_another_host()
    {
        await using Application application = await Application.StartAsync(
            Application.Enabled, endpoints => endpoints.MapEventMetrics().RequireHost("metrics.internal"));
        Assert.Equal(HttpStatusCode.NotFound, await application.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync(host: "metrics.internal"));
    }

    [Fact]
    public async Task Scrape_is_served_below_the_prefix_of_a_group()
    {
        await using Application application = await Application.StartAsync(
            Application.Enabled, endpoints => endpoints.MapGroup("/internal").MapEventMetrics());
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync("/internal" + Application.Path));
        Assert.Equal(HttpStatusCode.NotFound, await application.StatusAsync());
        Assert.DoesNotContain(application.Log.Lines, line => line.Contains("no endpoint is mapped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scrape_is_served_at_every_route_when_the_endpoint_is_mapped_several_times()
    {
        await using Application application = await Application.StartAsync(Application.Enabled, endpoints =>
        {
            endpoints.MapEventMetrics();
            endpoints.MapEventMetrics();
            endpoints.MapGroup("/internal").MapEventMetrics();
            endpoints.Map("{**other}", () => Results.StatusCode(StatusCodes.Status418ImATeapot));
        });
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync("/internal" + Application.Path));
        Assert.Equal(418, (int)await application.StatusAsync("/other"));
    }

    [Fact]
    public async Task First_mapped_endpoint_takes_precedence_when_two_share_a_route()
    {
        await using Application application = await Application.StartAsync(Application.Enabled, endpoints =>
        {
            endpoints.MapEventMetrics().WithMetadata("first").RequireHost("a", "b");
            endpoints.MapEventMetrics().WithMetadata("second").RequireHost("b", "c");
            endpoints.Use((context, next) =>
            {
                context.Response.Headers["X-Endpoint"] = context.GetEndpoint()?.Metadata.GetMetadata<string>();
                return next(context);
            });
        });
        Assert.Equal(["first", "first", "second"], await Task.WhenAll(EndpointAsync("a"), EndpointAsync("b"), EndpointAsync("c")));

        async Task<string> EndpointAsync(string host)
        {
            using HttpResponseMessage response = await application.GetAsync(host: host);
            return string.Join(' ', response.Headers.GetValues("X-Endpoint"));
        }
    }

    [Fact]
    public async Task Disabled_endpoint_accepts_conventions_and_several_routes()
    {
        await using Application application = await Application.StartAsync("", endpoints =>
        {
            endpoints.MapEventMetrics().DisableRateLimiting().Finally(_ => { });
            endpoints.MapEventMetrics();
            endpoints.MapGroup("/internal").MapEventMetrics().RequireHost("metrics.internal");
        });
        Assert.Contains("metrics.prometheus.enable is false", await TextAsync(Application.Path), StringComparison.Ordinal);
        Assert.Contains("metrics.prometheus.enable", await TextAsync("/internal" + Application.Path), StringComparison.Ordinal);
        Assert.Single(application.Log.Lines, line => line.Contains("returns 404 because", StringComparison.Ordinal));

        async Task<string> TextAsync(string path)
        {
            using HttpResponseMessage response = await application.GetAsync(path, host: "metrics.internal");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Scrapes_are_not_limited_when_the_application_disables_its_rate_limiter_for_them()
    {
        await using Application application = await Application.StartAsync(
            Application.Enabled,
            endpoints =>
            {
                endpoints.UseRateLimiter();
                endpoints.MapEventMetrics().DisableRateLimiting();
                endpoints.MapGet("/home", () => "home");
            },
            builder => builder.Services.AddRateLimiter(options => options.GlobalLimiter =
                PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetFixedWindowLimiter(
                    0, _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromDays(1) }))));
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync("/home"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await application.StatusAsync("/home"));
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync());
    }
}
