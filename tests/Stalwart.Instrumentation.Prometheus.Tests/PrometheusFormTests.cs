using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>In which forms a scrape is answered, and to which methods.</summary>
public sealed class PrometheusFormTests : IAsyncLifetime
{
    private const string Text = "text/plain; version=0.0.4; charset=utf-8";
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores";
    private readonly TestCatalogue test = new();
    private static readonly HttpClient Client = new();
    private TestHost host = null!;
    private Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        (host, Uri root) = await WebTestHost.StartAsync(test, "[metrics.prometheus]\nenable = true\n");
        address = new Uri(root, "/metrics/prometheus");
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("", Text)]
    [InlineData("*/*", Text)]
    [InlineData("text/html, application/xml;q=0.9, */*;q=0.8", Text)]
    [InlineData("text/plain", Text)]
    [InlineData("text/plain;version=0.0.4", Text)]
    [InlineData("TEXT/PLAIN; version=\"0.0.4\"", Text)]
    [InlineData("text/plain;version=1.0.0", "text/plain; version=1.0.0; charset=utf-8; escaping=underscores")]
    [InlineData("text/plain;version=7.0.0", Text)]
    [InlineData("application/openmetrics-text", OpenMetrics)]
    [InlineData("application/openmetrics-text;version=1.0.0;charset=utf-8", OpenMetrics)]
    [InlineData("application/openmetrics-text;version=0.0.1", "application/openmetrics-text; version=0.0.1; charset=utf-8")]
    [InlineData("application/openmetrics-text;version=9.0.0", Text)]
    [InlineData("application/openmetrics-text;q=0, text/plain;q=0.1", Text)]
    [InlineData("text/plain;q=0.3, application/openmetrics-text;q=0.4", OpenMetrics)]
    [InlineData("this is ; not , an = accept header;;;", Text)]

    // The headers that Prometheus 2.42 and 3 send.
    [InlineData(
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
        + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
        OpenMetrics)]
    [InlineData(
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,"
        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
        OpenMetrics)]
    public async Task Scrape_format_is_negotiated_by_the_accept_header(string accept, string expected)
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, ("Accept", accept));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.GetValues("Content-Type").Single());
        string text = await response.Content.ReadAsStringAsync();
        Assert.Matches("(?m)^auth_success_total\\{[^}]*\\} 3(\\.0)?$", text);
        Assert.Equal(expected.StartsWith("application", StringComparison.Ordinal), text.EndsWith("\n# EOF\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/plain", Text)]
    [InlineData("application/openmetrics-text", OpenMetrics)]
    public async Task Scrape_is_well_formed_before_anything_is_recorded(string accept, string expected)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, ("Accept", accept));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.GetValues("Content-Type").Single());
        Assert.Contains("target_info", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("deflate, GZIP;q=0.5", true)]
    [InlineData("br", false)]
    [InlineData("gzip;q=0", false)]
    [InlineData("", false)]
    [InlineData(";;;=,", false)]
    public async Task Scrape_is_compressed_when_the_client_accepts_gzip(string accept, bool isCompressed)
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 5);
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, ("Accept-Encoding", accept));
        Assert.Equal(isCompressed ? ["gzip"] : [], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        using var plain = new StreamReader(
            isCompressed ? new GZipStream(new MemoryStream(body), CompressionMode.Decompress) : new MemoryStream(body));
        Assert.Matches("(?m)^auth_success_total\\{[^}]*\\} 5$", await plain.ReadToEndAsync());
    }

    [Fact]
    public async Task Head_returns_the_headers_of_get_without_a_body()
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        using HttpResponseMessage get = await SendAsync(HttpMethod.Get);
        using HttpResponseMessage head = await SendAsync(HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(new CacheControlHeaderValue { NoStore = true }, get.Headers.CacheControl);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("PATCH")]
    [InlineData("NONSENSE")]
    public async Task Scrape_returns_405_for_other_methods(string method)
    {
        using HttpResponseMessage response = await SendAsync(new HttpMethod(method));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request);
    }
}
