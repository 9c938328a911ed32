using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Stalwart.Instrumentation.Prometheus.Tests.Applications;

/// <summary>Common middleware of an application does not change the responses of the scrape endpoint.</summary>
public sealed class MiddlewareTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Challenge_is_not_replaced_by_an_error_page_when_the_application_has_status_code_pages(bool isReExecuted)
    {
        await using Application application = await Application.StartAsync(Application.Guarded, endpoints =>
        {
            endpoints.UseExceptionHandler("/error");
            _ = isReExecuted
                ? endpoints.UseStatusCodePagesWithReExecute("/error")
                : endpoints.UseStatusCodePagesWithRedirects("/error");
            endpoints.MapEventMetrics();
            endpoints.Map("/error", () => Microsoft.AspNetCore.Http.Results.Content("<h1>Sorry</h1>", "text/html"));
        });
        using HttpResponseMessage page = await application.GetAsync("/nowhere");
        Assert.True(page.StatusCode == HttpStatusCode.Redirect || await page.Content.ReadAsStringAsync() == "<h1>Sorry</h1>");
        using HttpResponseMessage challenge = await application.GetAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, ""), (challenge.StatusCode, await challenge.Content.ReadAsStringAsync()));
        Assert.Equal("Basic", challenge.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync(credentials: "ops:sesame"));
    }

    [Fact]
    public async Task Scrape_is_not_cached_when_the_application_caches_every_response()
    {
        await using Application application = await Application.StartAsync(
            Application.Enabled,
            endpoints =>
            {
                endpoints.UseOutputCache();
                endpoints.UseResponseCaching();
                endpoints.MapEventMetrics();
                int calls = 0;
                endpoints.MapGet("/home", () => $"{++calls}");
            },
            builder => builder.Services.AddResponseCaching().AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache())));
        Assert.Equal(("1", "1"), (await TextAsync("/home"), await TextAsync("/home")));
        Assert.DoesNotContain("auth_success_total{", await TextAsync(Application.Path), StringComparison.Ordinal);
        application.Test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        Assert.Matches("(?m)^auth_success_total\\{[^}]*\\} 7$", await TextAsync(Application.Path));

        async Task<string> TextAsync(string path)
        {
            using HttpResponseMessage response = await application.GetAsync(path);
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br, gzip", "gzip")]
    [InlineData("br", "br")]
    public async Task Scrape_is_compressed_once_when_the_application_compresses_responses(string accepted, string expected)
    {
        await using Application application = await Application.StartAsync(
            Application.Enabled,
            endpoints =>
            {
                endpoints.UseResponseCompression();
                endpoints.MapEventMetrics();
            },
            builder => builder.Services.AddResponseCompression());
        application.Test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        using HttpResponseMessage response = await application.GetAsync(encoding: accepted);
        Assert.Equal([expected], response.Content.Headers.ContentEncoding);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        await using Stream text = expected == "br"
            ? new BrotliStream(body, CompressionMode.Decompress)
            : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(text, Encoding.UTF8);
        Assert.Matches("(?m)^auth_success_total\\{[^}]*\\} 7$", await reader.ReadToEndAsync());
    }
}
