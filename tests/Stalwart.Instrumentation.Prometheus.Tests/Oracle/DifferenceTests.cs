using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>Each difference from the SDK's exporter that the manual lists is there, and the manual lists each that is known.</summary>
public sealed partial class DifferenceTests
{
    private const string Text = "text/plain; version=0.0.4; charset=utf-8";
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores";

    private static readonly Dictionary<string, DifferenceCase> Cases = new()
    {
        ["created"] = new(
            OpenMetrics,
            "# TYPE a counter|# HELP a Of a1|a_total{} 1|a_created{} <time>|# EOF",
            "# TYPE a counter|# HELP a Of a1|a_total{} 1|# EOF",
            ("a1", "a", MetricKind.Counter, "")),
        ["counter-name"] = new(
            OpenMetrics,
            "# TYPE a_bytes_total_bytes counter|# UNIT a_bytes_total_bytes bytes|# HELP a_bytes_total_bytes Of a2|"
            + "a_bytes_total_bytes_total{} 1|a_bytes_total_bytes_created{} <time>|# EOF",
            "# TYPE a_bytes counter|# UNIT a_bytes bytes|# HELP a_bytes Of a2|a_bytes_total{} 1|# EOF",
            ("a2", "a.bytes.total", MetricKind.Counter, "By")),
        ["whole-words"] = new(
            Text,
            "# TYPE a_milliseconds gauge|# HELP a_milliseconds Of a3|a_milliseconds{} 1",
            "# TYPE a_milliseconds_seconds gauge|# HELP a_milliseconds_seconds Of a3|a_milliseconds_seconds{} 1",
            ("a3", "a.milliseconds", MetricKind.Gauge, "s")),
        ["type-conflict"] = new(
            Text,
            "",
            "# TYPE a_total gauge|# HELP a_total Of a4|a_total{} 1",
            ("a4", "a.total", MetricKind.Gauge, ""),
            ("b4", "a", MetricKind.Counter, ""))
        {
            TheirContentType = "",
        },
        ["same-series"] = new(
            Text,
            "# TYPE a_b gauge|# HELP a_b Of a5|a_b{} 1|a_b{} 1",
            "# TYPE a_b gauge|# HELP a_b Of a5|a_b{} 1",
            ("a5", "a.b", MetricKind.Gauge, ""),
            ("a5", "a-b", MetricKind.Gauge, "")),
        ["description"] = new(
            Text,
            "# TYPE a gauge|# HELP a Of z6|"
            + "a{otel_scope_name=\"b6\",otel_scope_version=\"1.0\"} 1|a{otel_scope_name=\"z6\",otel_scope_version=\"1.0\"} 1",
            "# TYPE a gauge|# HELP a Of b6|"
            + "a{otel_scope_name=\"b6\",otel_scope_version=\"1.0\"} 1|a{otel_scope_name=\"z6\",otel_scope_version=\"1.0\"} 1",
            ("z6", "a", MetricKind.Gauge, ""),
            ("b6", "a", MetricKind.Gauge, ""))
        {
            HasScopeLabels = true,
        },
        ["series-order"] = new(
            Text,
            "# TYPE a_total counter|# HELP a_total Of a7|a_total{tag=\"y\"} 1|a_total{tag=\"x\"} 1",
            "# TYPE a_total counter|# HELP a_total Of a7|a_total{tag=\"x\"} 1|a_total{tag=\"y\"} 1",
            ("a7", "a", MetricKind.Counter, ""))
        {
            TagValues = ["x", "y"],
        },
        ["underscores"] = new(
            Text,
            "# TYPE a_b_ gauge|# HELP a_b_ Of a8|a_b_{} 1",
            "# TYPE a_b gauge|# HELP a_b Of a8|a_b{} 1",
            ("a8", "a__b_", MetricKind.Gauge, "")),
        ["empty"] = new(Text, "", "") { TheirContentType = "" },
    };

    private static readonly string[] Listed =
    [
        .. Row().Matches(Section().Match(Repository.Read("docs/prometheus-exporter.md")).Value).Select(row => row.Groups[1].Value),
    ];

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Difference_is_as_the_manual_says(string difference) => Cases[difference].CheckAsync();

    [Fact]
    public void Manual_lists_every_difference_that_is_tested_and_no_other() => Assert.Equal(Cases.Keys.Order(), Listed.Order());

    [GeneratedRegex("(?s)^## Differences from the SDK.*?(?=^## )", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("^\\| `([a-z-]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
