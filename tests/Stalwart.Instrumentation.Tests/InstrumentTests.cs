namespace Stalwart.Instrumentation.Tests;

public class InstrumentTests
{
    [Fact]
    public void Series_without_records_is_not_exported()
    {
        var test = new TestCatalogue();
        Assert.Empty(test.Collect());
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        test.Fail(1, "example.org");
        test.Fail(99, "example.org");
        test.Fail(1, null);
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["auth.success"] = 1,
                ["auth.failed{domain=example.org,reason=unknown-user}"] = 1,
                ["auth.failed{domain=example.org,reason=other}"] = 1,
                ["auth.failed{domain=other,reason=unknown-user}"] = 1,
            },
            test.Collect());
    }

    [Fact]
    public void Up_down_counter_that_returns_to_zero_is_still_exported()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Queued, TestCatalogue.QueueCells, 2);
        test.Add(TestCatalogue.Done, TestCatalogue.QueueCells + 1, 2);
        Assert.Equal(0, test.Collect()["queue.count"]);
    }

    [Fact]
    public void Zeros_are_exported_on_request()
    {
        var test = new TestCatalogue();
        test.Catalogue.Apply(new EventPolicy { ExportZeros = true });
        Dictionary<string, double> seen = test.Collect();
        Assert.Equal(0, seen["auth.success"]);
        Assert.Equal(0, seen["auth.failed{domain=other,reason=bad-password}"]);
    }

    [Fact]
    public void Gauge_returns_its_last_value_or_that_of_its_callback()
    {
        var test = new TestCatalogue();
        Gauge gauge = test.Catalogue.GetGauge("server.memory");
        gauge.Set(1);
        gauge.Set(2);
        Assert.Equal(2, test.Collect()["server.memory"]);
        using (gauge.Observe(() => 7))
        {
            Assert.Equal(7, test.Collect()["server.memory"]);
        }

        Assert.Equal(2, test.Collect()["server.memory"]);
    }

    [Fact]
    public void Throwing_callback_omits_only_its_gauge()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        using IDisposable observation = test.Catalogue.GetGauge("server.memory").Observe(() => throw new InvalidOperationException("boom"));
        Assert.Equal(["auth.success"], test.Collect().Keys);
    }

    [Fact]
    public void Catalogue_with_only_gauges_has_snapshots()
    {
        var catalogue = new EventCatalogue(
            "test-" + Guid.NewGuid().ToString("N"),
            null,
            [],
            [new("a.first", MetricKind.Gauge, "By", "First", [], 0), new("a.second", MetricKind.Gauge, "By", "Second", [], 1)]);
        catalogue.GetGauge("a.second").Set(2);
        Assert.Equal(("a.second", 2.0), catalogue.Snapshot().Series.Select(series => (series.Metric.Name, series.Value)).Single());
        Assert.Equal(1, catalogue.CountSeries());
    }
}
