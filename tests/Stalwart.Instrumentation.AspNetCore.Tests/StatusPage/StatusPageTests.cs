using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

/// <summary>The document of the status page, and access to it.</summary>
public sealed partial class StatusPageTests
{
    private const string Credentials = "[metrics.prometheus.auth]\nusername = \"ops\"\nsecret = \"sesame\"\n";

    [Fact]
    public async Task Status_page_shows_no_secret_of_the_endpoint()
    {
        const string Toml = "[metrics.open-telemetry]\nendpoint = \"http://admin:hidden-secret@127.0.0.1:1/?api_key=hidden-secret\"\n";
        await using PageHost page = await PageHost.StartAsync(new TestCatalogue().Catalogue, Toml);
        string html = await page.Client.GetStringAsync(new Uri("/events", UriKind.Relative));
        Assert.DoesNotContain("hidden-secret", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_page_is_one_document_with_a_strict_content_security_policy()
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue);
        using HttpResponseMessage response = await host.Client.GetAsync(new Uri("/events", UriKind.Relative));
        string html = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        AssertHeaders(response);
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src {Hash(Between(html, "<script type=\"module\">", "</script>"))};", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src {Hash(Between(html, "<style>", "</style>"))};", policy, StringComparison.Ordinal);
        Assert.Empty(Outside().Matches(html));
        Assert.Empty(InlineHandler().Matches(Between(html, "<body>", "<script ")));
    }

    [Fact]
    public async Task Status_page_describes_every_event_and_metric_of_all_catalogues()
    {
        var test = new TestCatalogue();
        var library = new EventCatalogue(
            "library-" + Guid.NewGuid().ToString("N"),
            null,
            [
                new EventDescriptor(
                    "auth.success",
                    9,
                    EventLevel.Error,
                    "Another of the same name",
                    false,
                    true,
                    ["work.done"],
                    "use work.done",
                    "team"),
            ],
            [new MetricDescriptor("work.done", MetricKind.Gauge, "", "Work", [], 0)]);
        await using PageHost host = await PageHost.StartAsync([test.Catalogue, library]);
        JsonElement[] catalogues = [.. (await DescriptionAsync(host)).GetProperty("catalogues").EnumerateArray()];
        Assert.Equal(
            [test.Catalogue.MeterName, library.MeterName],
            catalogues.Select(catalogue => catalogue.GetProperty("meter").GetString()));
        Assert.Equal(
            test.Catalogue.Events.Select(e => (e.Name, (int)e.Id, e.Description)),
            catalogues[0].GetProperty("events")
                .EnumerateArray()
                .Select(
                    e => (e.GetProperty("name").GetString()!, e.GetProperty("id").GetInt32(), e.GetProperty("description").GetString()!)));
        Assert.Equal(
            ["queue.count", "queue.time", "server.memory"],
            catalogues[0].GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("name").GetString()));
        JsonElement other = Assert.Single(catalogues[1].GetProperty("events").EnumerateArray());
        Assert.True(other.GetProperty("uncounted").GetBoolean());
        Assert.Equal(
            ("error", "use work.done", "team", "work.done"),
            (
                other.GetProperty("level").GetString(),
                other.GetProperty("deprecated").GetString(),
                other.GetProperty("owner").GetString(),
                other.GetProperty("feeds")[0].GetString()));
    }

    [Fact]
    public async Task Status_page_escapes_texts_of_the_catalogue()
    {
        const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)> {{script}} & \" ' \u2028";
        var catalogue = new EventCatalogue(
            "hostile-" + Guid.NewGuid().ToString("N"),
            "<b>1</b>",
            [new EventDescriptor("a.b", 1, EventLevel.Info, Hostile, true, true, [], Hostile, Hostile)],
            [new MetricDescriptor("a.b", MetricKind.Counter, "{event}", Hostile, [], 0)]);
        await using PageHost host = await PageHost.StartAsync([catalogue], name: "<i>Mail</i> & {{script}}");
        string html = await host.Client.GetStringAsync(new Uri("/events", UriKind.Relative));
        Assert.DoesNotContain("alert(1)</script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>Mail", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>1", html, StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;i&gt;Mail&lt;/i&gt; &amp; {{script}}</h1>", html, StringComparison.Ordinal);
        Assert.Equal(
            Hostile,
            (await DescriptionAsync(host)).GetProperty("catalogues")[0].GetProperty("events")[0].GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("/events", null, HttpStatusCode.Unauthorized)]
    [InlineData("/events/", "ops:wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/events/stream", null, HttpStatusCode.Unauthorized)]
    [InlineData("/events/stream", "other:sesame", HttpStatusCode.Unauthorized)]
    [InlineData("/events/series?m=0", null, HttpStatusCode.Unauthorized)]
    [InlineData("/events", "ops:sesame", HttpStatusCode.OK)]
    [InlineData("/events/stream", "ops:sesame", HttpStatusCode.OK)]
    [InlineData("/events/series?m=0", "ops:sesame", HttpStatusCode.OK)]
    public async Task Status_page_requires_the_credentials_of_scrapes_even_when_scrapes_are_disabled(
        string path,
        string? credentials,
        HttpStatusCode expected)
    {
        await using PageHost host = await PageHost.StartAsync(
            new TestCatalogue().Catalogue,
            "[metrics.prometheus]\nenable = false\n" + Credentials);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (credentials is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        }

        using HttpResponseMessage response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(
            expected == HttpStatusCode.Unauthorized,
            response.Headers.WwwAuthenticate.Any(challenge => challenge.Scheme == "Basic"));
    }

    [Theory]
    [InlineData("/mail", "/mail/events")]
    [InlineData("/mail", "/mail/events/")]
    [InlineData("", "/events/")]
    public async Task Status_page_works_below_any_prefix(string pathBase, string path)
    {
        await using PageHost host = await PageHost.StartAsync([new TestCatalogue().Catalogue], pathBase: pathBase);
        string html = await host.Client.GetStringAsync(new Uri(path, UriKind.Relative));
        Assert.DoesNotContain("\"/events", html, StringComparison.Ordinal);
        using PageReader page = await host.OpenAsync(path.TrimEnd('/') + "/stream");
        Assert.Equal("state", (await page.NextAsync()).Name);
    }

    [Fact]
    public async Task Status_page_returns_405_for_other_methods_and_no_body_for_head()
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue);
        using HttpResponseMessage posted = await host.Client.PostAsync(new Uri("/events", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri("/events", UriKind.Relative));
        using HttpResponseMessage response = await host.Client.SendAsync(head);
        AssertHeaders(response);
        Assert.True(response.Content.Headers.ContentLength > 10_000);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?m=")]
    [InlineData("?m=-1")]
    [InlineData("?m=8")]
    [InlineData("?m=1&m=1")]
    [InlineData("?m=99999999999")]
    public async Task Series_request_for_unknown_metrics_returns_400(string query)
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue);
        using HttpResponseMessage response = await host.Client.GetAsync(new Uri("/events/series" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(
            "Expected 1 to 64 distinct metric numbers",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Series_have_their_tags_and_are_ordered_by_size()
    {
        var test = new TestCatalogue();
        await using PageHost host = await PageHost.StartAsync(test.Catalogue);
        test.Fail(1, "example.com");
        test.Fail(0, "<b>");
        test.Fail(0, "<b>");
        using HttpResponseMessage response = await host.Client.GetAsync(new Uri("/events/series?m=1", UriKind.Relative));
        AssertHeaders(response);
        JsonElement message = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement[0];
        Assert.Equal(2, message.GetProperty("all").GetInt32());
        Assert.Equal(
            ["domain,<b>,reason,bad-password = 2", "domain,example.com,reason,unknown-user = 1"],
            message.GetProperty("series").EnumerateArray().Select(one => $"{Tags(one)} = {one.GetProperty("value")}"));

        static string Tags(JsonElement series) =>
            string.Join(",", series.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public async Task MapEventPage_names_the_missing_call_when_event_metrics_are_not_registered()
    {
        await using WebApplication application = WebApplication.CreateSlimBuilder().Build();
        var exception = Assert.Throws<InvalidOperationException>(() => application.MapEventPage());
        Assert.Contains("call builder.AddEventMetrics()", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Contains(
            "frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
    }

    private static async Task<JsonElement> DescriptionAsync(PageHost host)
    {
        string html = await host.Client.GetStringAsync(new Uri("/events", UriKind.Relative));
        return JsonDocument.Parse(Between(html, "<script type=\"application/json\" id=\"description\">", "</script>")).RootElement;
    }

    private static string Between(string text, string start, string end)
    {
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    [GeneratedRegex("(src|href)=\"(?!data:|#)|url\\(|@import|https?://(?!localhost:4317|www\\.w3\\.org/2000/svg)")]
    private static partial Regex Outside();

    [GeneratedRegex(" (on[a-z]+|style)=")]
    private static partial Regex InlineHandler();
}
