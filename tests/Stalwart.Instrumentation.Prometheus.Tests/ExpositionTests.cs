using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Scraping;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>Which metrics and series are written.</summary>
public sealed class ExpositionTests
{
    [Fact]
    public void Metric_without_a_record_is_absent()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 2);
        Assert.Equal(
            ["# TYPE auth_success_total counter", "# HELP auth_success_total Authentication succeeded", "auth_success_total{} 2"],
            Lines(test.Catalogue));
    }

    [Fact]
    public void Disabled_metric_is_absent_with_its_description_and_returns_with_its_value()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 2);
        var scrape = new OurScrape([test.Catalogue], hasScopeLabels: false);
        test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["auth.success"] });
        Assert.Equal("", scrape.Read(ExpositionFormat.Text004));
        test.Catalogue.Apply(new EventPolicy());
        Assert.EndsWith("auth_success_total{} 2\n", scrape.Read(ExpositionFormat.Text004), StringComparison.Ordinal);
    }

    [Fact]
    public void Series_without_a_record_are_zeros_when_zeros_are_exported()
    {
        var test = new TestCatalogue();
        test.Catalogue.Apply(new EventPolicy { ExportZeros = true });
        string[] lines = Lines(test.Catalogue);
        Assert.Contains("auth_success_total{} 0", lines);
        Assert.Contains("auth_failed_total{domain=\"other\",reason=\"bad-password\"} 0", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("server_memory", StringComparison.Ordinal));
    }

    [Fact]
    public void Gauge_with_a_throwing_callback_is_absent_and_others_are_present()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 2);
        using IDisposable observation = test.Catalogue.GetGauge("server.memory").Observe(
            () => throw new InvalidOperationException("no memory"));
        string[] lines = Lines(test.Catalogue);
        Assert.Contains("auth_success_total{} 2", lines);
        Assert.DoesNotContain(lines, line => line.Contains("server_memory", StringComparison.Ordinal));
    }

    [Fact]
    public void Metric_of_another_type_takes_the_name_when_the_first_one_is_disabled()
    {
        RecordedCatalogue one = Gauge("conflict-a", "a.total");
        RecordedCatalogue other = Counter("conflict-b", "a");
        var scrape = new OurScrape([other.Catalogue, one.Catalogue], hasScopeLabels: false);
        Assert.Equal(["# TYPE a_total gauge", "# HELP a_total D", "a_total{} 1", ""], scrape.Read(ExpositionFormat.Text004).Split('\n'));
        one.Catalogue.Apply(new EventPolicy { DisabledEvents = ["a.total"] });
        Assert.Equal(["# TYPE a_total counter", "# HELP a_total D", "a_total{} 1", ""], scrape.Read(ExpositionFormat.Text004).Split('\n'));
    }

    [Fact]
    public void Metric_omitted_because_of_its_name_is_logged_once()
    {
        RecordedCatalogue one = Gauge("logged-a", "a.total");
        RecordedCatalogue other = Counter("logged-b", "a");
        using var log = new LogLines();
        using var pipeline = new PrometheusPipeline([other.Catalogue, one.Catalogue], "test", new EventMetricsOptions(), log);
        Assert.Equal(
            [
                "Warning: Metric 'a' of meter 'logged-b' is omitted from scrapes because 'a.total' of meter 'logged-a' has the same "
                + "Prometheus name 'a_total'",
            ],
            log.Lines);
    }

    [Fact]
    public void Metrics_that_conflict_only_in_OpenMetrics_are_both_in_the_text_format()
    {
        RecordedCatalogue one = Gauge("mixed-a", "a");
        RecordedCatalogue other = Counter("mixed-b", "a");
        var scrape = new OurScrape([other.Catalogue, one.Catalogue], hasScopeLabels: false);
        Assert.Contains("\na_total{} 1\n", scrape.Read(ExpositionFormat.Text004), StringComparison.Ordinal);
        Assert.Contains("\na{} 1\n", scrape.Read(ExpositionFormat.Text004), StringComparison.Ordinal);
        Assert.DoesNotContain("a_total", scrape.Read(ExpositionFormat.OpenMetrics100), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_only_code_can_create_are_valid_in_Prometheus()
    {
        var draft = new CatalogueDraft();
        draft.Add("1st", MetricKind.Gauge, "", "D", [new TagDescriptor("2:nd", TagKind.Closed, ["x"], 0)]);
        draft.Add("total", MetricKind.Counter, "", "D");
        RecordedCatalogue recorded = draft.Make("names-in-code");
        Array.ForEach([.. recorded.Catalogue.Metrics], metric => recorded.Record(metric, 0, 1));
        string text = new OurScrape([recorded.Catalogue], hasScopeLabels: false).Read(ExpositionFormat.OpenMetrics100);
        Assert.Contains("\n_1st{_2_nd=\"x\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\ntotal_total{} 1\n", text, StringComparison.Ordinal);
    }

    private static RecordedCatalogue Gauge(string meter, string name) => Recorded(meter, name, MetricKind.Gauge);

    private static RecordedCatalogue Counter(string meter, string name) => Recorded(meter, name, MetricKind.Counter);

    private static RecordedCatalogue Recorded(string meter, string name, MetricKind kind)
    {
        var draft = new CatalogueDraft();
        draft.Add(name, kind, "", "D");
        RecordedCatalogue recorded = draft.Make(meter);
        recorded.Record(recorded.Catalogue.Metrics[0], 0, 1);
        return recorded;
    }

    private static string[] Lines(EventCatalogue catalogue) =>
        new OurScrape([catalogue], hasScopeLabels: false).Read(ExpositionFormat.Text004).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
