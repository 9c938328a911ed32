using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Endpoint;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>Accept headers, realistic and malformed.</summary>
public sealed class PrometheusNegotiationTests
{
    private static readonly string[] Types =
    [
        "text/plain", "application/openmetrics-text", "TEXT/plain", "*/*", "text/*", "application/vnd.google.protobuf", "gzip", "identity",
    ];

    private static readonly string[] Parameters =
    [
        "version=0.0.4", "version=1.0.0", "version=0.0.1", "version=\"1.0.0\"", "version=2", "escaping=allow-utf-8",
        "escaping=underscores", "escaping=dots", "escaping=\"values\"", "escaping=nonsense", "charset=utf-8", "q=0", "q=1", "q=0.5", "q=.7",
        "proto=io.prometheus.client.MetricFamily", "encoding=delimited", "proto=io.prometheus.client.MetricFamily;encoding=delimited",
    ];

    private static readonly string[] Rubbish =
    [
        "version=", "version", "escaping", "q", "q=2", "q=-1", "q=NaN", "q=0.0000000001", ";", ",", "=", "\"", "\\", " ", "\t", "/", "é",
        "\u0001",
    ];

    [Theory]
    [InlineData("text/plain;version=1.0.0;escaping=underscores", "text/plain; version=1.0.0; charset=utf-8; escaping=underscores")]
    [InlineData("text/plain;version=1.0.0;escaping=allow-utf-8", "text/plain; version=1.0.0; charset=utf-8; escaping=underscores")]
    [InlineData("text/plain;version=1.0.0;escaping=dots;q=0.1", "text/plain; version=1.0.0; charset=utf-8; escaping=underscores")]
    [InlineData("text/plain;version=0.0.4;escaping=allow-utf-8", "text/plain; version=0.0.4; charset=utf-8")]
    [InlineData(
        "application/openmetrics-text;version=1.0.0;escaping=values",
        "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores")]
    [InlineData(
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.9,text/plain;q=0.1",
        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited; escaping=underscores")]
    [InlineData(
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=text, text/plain;q=0.1",
        "text/plain; version=0.0.4; charset=utf-8")]
    [InlineData(
        "text/plain;q=0.5;version=1.0.0, text/plain;version=0.0.4;q=0.5", "text/plain; version=1.0.0; charset=utf-8; escaping=underscores")]
    public void Content_type_has_the_escaping_that_is_used(string accept, string contentType) =>
        Assert.Equal(contentType, ScrapeForm.Of(Request(accept, ""), PrometheusNames.Standard).Format.ContentType);

    [Theory]
    [InlineData(PrometheusNames.Standard, 2000, 5)]
    [InlineData(PrometheusNames.WithoutSuffixes, 2000, 3)]
    [InlineData(PrometheusNames.Utf8, 8000, 9)]
    public async Task Scrape_with_any_accept_header_has_a_known_format(
        PrometheusNames names, int headers, int formats)
    {
        var random = new Random(3);
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        var writer = new ExpositionWriter([new CatalogueMetrics(test.Catalogue)], new ExpositionOptions { Names = names });
        var collector = new ScrapeCollector(writer.Read, writer.Write, TestStatus.Create(), NullLogger.Instance);
        var handler = new ScrapeHandler(
            form => Task.FromResult(collector.Collect([form])[0]), names, ScrapeHandler.DefaultTimeout);
        var seen = new HashSet<string>();
        for (int i = 0; i < headers; i++)
        {
            HttpRequest request = Request(RandomHeader(random), RandomHeader(random));
            await handler.AnswerAsync(request.HttpContext);
            Assert.Equal(200, request.HttpContext.Response.StatusCode);
            seen.Add(request.HttpContext.Response.ContentType!);
        }

        Assert.Equal(formats, seen.Count);
        bool hasOpenMetrics = seen.Any(type => type.StartsWith("application/openmetrics-text", StringComparison.Ordinal));
        Assert.Equal(names == PrometheusNames.Standard, hasOpenMetrics);
    }

    private static string RandomHeader(Random random)
    {
        string header = string.Join(
            random.Next(2) == 0 ? "," : ", ",
            Enumerable.Range(0, random.Next(1, 5)).Select(_ => string.Join(
                ';', Enumerable.Range(0, random.Next(4)).Select(_ => Pick(random, Parameters)).Prepend(Pick(random, Types)))));
        return random.Next(2) == 0 ? header : header.Insert(random.Next(header.Length + 1), Pick(random, Rubbish));
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static HttpRequest Request(string accept, string encoding)
    {
        var context = new DefaultHttpContext { Request = { Method = "GET" }, Response = { Body = new MemoryStream() } };
        context.Request.Headers.Accept = accept;
        context.Request.Headers.AcceptEncoding = encoding;
        return context.Request;
    }
}
