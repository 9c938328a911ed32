using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>The names of metrics and labels, as the operator configures and the client supports.</summary>
public sealed class NamesTests
{
    private readonly RecordedCatalogue recorded;

    public NamesTests()
    {
        var draft = new CatalogueDraft();
        draft.Add("http.requests", MetricKind.Counter, "{request}", "Requests", [new("http.method", TagKind.Closed, ["GET"], 0)]);
        draft.Add("http.body.size", MetricKind.Histogram, "By", "Sizes");
        draft.Add("sent.bytes", MetricKind.Counter, "By", "Sent");
        draft.Add("busy", MetricKind.Gauge, "1", "Busy");
        recorded = draft.Make("names-" + Guid.NewGuid().ToString("N"));
        Array.ForEach([.. recorded.Catalogue.Metrics], metric => recorded.Record(metric, 0, 3));
    }

    [Fact]
    public void Names_have_no_suffixes_when_the_operator_disables_them()
    {
        string[] lines = Lines(PrometheusNames.WithoutSuffixes, ExpositionFormat.Text004, "http_body_size");
        Assert.Equal("# TYPE http_body_size histogram", lines[0]);
        Assert.Equal("http_body_size_bucket{le=\"+Inf\"} 1", lines[^3]);
        Assert.Equal(["http_body_size_sum{} 3", "http_body_size_count{} 1"], lines[^2..]);
        Assert.Equal(
            ["# TYPE http_requests counter", "# HELP http_requests Requests", "http_requests{http_method=\"GET\"} 3"],
            Lines(PrometheusNames.WithoutSuffixes, ExpositionFormat.Text004, "http_requests"));
        Assert.Contains("sent_bytes{} 3", Lines(PrometheusNames.WithoutSuffixes, ExpositionFormat.Text004, "sent_bytes"));
    }

    [Fact]
    public void Names_are_those_of_the_catalogue_for_a_client_that_allows_them()
    {
        ExpositionFormat format = ExpositionFormat.Text100.For(PrometheusNames.Utf8, "allow-utf-8");
        Assert.Equal("text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8", format.ContentType);
        Assert.Equal(
            [
                "# TYPE \"http.requests\" counter", "# HELP \"http.requests\" Requests",
                "{\"http.requests\",\"http.method\"=\"GET\"} 3",
            ],
            Lines(PrometheusNames.Utf8, format, "http.requests"));
        Assert.Equal(
            ["{\"http.body.size_bucket\",le=\"+Inf\"} 1", "{\"http.body.size_sum\"} 3", "{\"http.body.size_count\"} 1"],
            Lines(PrometheusNames.Utf8, format, "http.body.size")[^3..]);
        Assert.Contains("busy{} 3", Lines(PrometheusNames.Utf8, format, "busy"));
    }

    [Fact]
    public void Quoted_name_precedes_the_labels_of_the_scope()
    {
        string text = new OurScrape([recorded.Catalogue], names: PrometheusNames.Utf8)
            .Read(ExpositionFormat.Text100.For(PrometheusNames.Utf8, "allow-utf-8"));
        string scope = $"otel_scope_name=\"{recorded.Catalogue.MeterName}\"";
        Assert.Contains($"\n{{\"http.requests\",{scope}", text, StringComparison.Ordinal);
        Assert.Contains($"\n{{\"http.body.size_bucket\",{scope}", text, StringComparison.Ordinal);
        Assert.Contains(",\"http.method\"=\"GET\"} 3\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "http_requests{http_method=\"GET\"} 3")]
    [InlineData("underscores", "http_requests{http_method=\"GET\"} 3")]
    [InlineData("dots", "http_dot_requests{http_dot_method=\"GET\"} 3")]
    [InlineData("values", "U__http_2e_requests{U__http_2e_method=\"GET\"} 3")]
    [InlineData("nonsense", "http_requests{http_method=\"GET\"} 3")]
    public void Names_are_escaped_as_the_client_requests(string? escaping, string sample)
    {
        string text = Read(PrometheusNames.Utf8, ExpositionFormat.Text100.For(PrometheusNames.Utf8, escaping));
        Assert.Contains("\n" + sample + "\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("underscores", "http_requests")]
    [InlineData("dots", "http_dot_requests")]
    [InlineData("values", "U__http_2e_requests")]
    [InlineData("allow-utf-8", "http.requests")]
    public void Protobuf_has_the_name_escaping_that_the_client_requests(string escaping, string name)
    {
        byte[] message = new OurScrape([recorded.Catalogue], hasScopeLabels: false, names: PrometheusNames.Utf8)
            .ReadBytes(ExpositionFormat.Protobuf.For(PrometheusNames.Utf8, escaping));
        Assert.True(HasName(message, name));
    }

    [Fact]
    public void Standard_names_are_the_same_for_every_escaping() =>
        Assert.Same(ExpositionFormat.Text100, ExpositionFormat.Text100.For(PrometheusNames.Standard, "allow-utf-8"));

    [Theory]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4")]
    [InlineData("application/openmetrics-text;version=0.0.1")]
    public void OpenMetrics_is_not_offered_without_suffixes(string accept)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.Headers.Accept = accept;
        foreach (PrometheusNames names in (PrometheusNames[])[PrometheusNames.WithoutSuffixes, PrometheusNames.Utf8])
        {
            Assert.StartsWith("text/plain", Scraping.ScrapeForm.Of(context.Request, names).Format.ContentType, StringComparison.Ordinal);
        }
    }

    /// <summary>Returns whether a family has a name: field 1 of its message is a tag, the length and the text.</summary>
    private static bool HasName(byte[] messages, string name) =>
        messages.AsSpan().IndexOf((byte[])[0x0A, (byte)name.Length, .. System.Text.Encoding.UTF8.GetBytes(name)]) >= 0;

    private string Read(PrometheusNames names, ExpositionFormat format) =>
        new OurScrape([recorded.Catalogue], hasScopeLabels: false, names: names).Read(format);

    private string[] Lines(PrometheusNames names, ExpositionFormat format, string family) =>
    [
        .. Read(names, format).Split('\n').Where(line => line.TrimStart('{', '#', ' ').Replace("TYPE ", "", StringComparison.Ordinal)
            .Replace("HELP ", "", StringComparison.Ordinal).TrimStart('"').StartsWith(family, StringComparison.Ordinal)),
    ];
}
