namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>The effect of generated methods on the values.</summary>
[Collection(TestEventsGroup.Name)]
public sealed class RecordingTests
{
    [Fact]
    public void Ten_million_records_of_threads_that_come_and_go_are_exact()
    {
        for (int round = 0; round < 10; round++)
        {
            Thread[] threads = [.. Enumerable.Range(0, 8).Select(_ => new Thread(() =>
            {
                for (int i = 0; i < 125_000; i++)
                {
                    TestEvents.Counting.Plain();
                }
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
        }

        Assert.Equal(10_000_000, Value("counting.plain"));
    }

    [Fact]
    public void Every_combination_of_tags_is_a_separate_series()
    {
        int times = 0;
        foreach (Protocol protocol in Enum.GetValues<Protocol>())
        {
            foreach (CountingTaggedReason reason in Enum.GetValues<CountingTaggedReason>())
            {
                foreach (string? domain in (string?[])["a.example", "b.example", null])
                {
                    foreach (bool tls in (bool[])[false, true])
                    {
                        times++;
                        for (int i = 0; i < times; i++)
                        {
                            TestEvents.Counting.Tagged(protocol, reason, domain, tls);
                        }
                    }
                }
            }
        }

        SeriesSnapshot[] all = [.. TestEvents.Catalogue.Snapshot().Series.Where(series => series.Metric.Name == "counting.tagged")];
        Assert.Equal(times, all.Length);
        Assert.Equal(Enumerable.Range(1, times), all.Select(series => (int)series.Value).Order());
        Assert.Equal(
            1,
            Value("counting.tagged", ("protocol", "smtp"), ("reason", "bad-password"), ("domain", "a.example"), ("tls", false)));
        Assert.Equal(
            times,
            Value("counting.tagged", ("protocol", "manage-sieve"), ("reason", "other"), ("domain", "other"), ("tls", true)));

        // Undeclared enum values, empty strings and strings beyond the limit are counted too.
        TestEvents.Counting.Tagged((Protocol)99, (CountingTaggedReason)(-1), "c.example", false);
        TestEvents.Counting.Tagged((Protocol)int.MinValue, CountingTaggedReason.Other, "", false);
        Assert.Equal(2, Value("counting.tagged", ("protocol", "other"), ("reason", "other"), ("domain", "other"), ("tls", false)));
    }

    [Fact]
    public void Disabled_event_is_not_counted()
    {
        TestEvents.Counting.Off();
        Assert.False(TestEvents.Counting.OffIsEnabled);
        Assert.True(TestEvents.Counting.PlainIsEnabled);
        Assert.DoesNotContain(TestEvents.Catalogue.Snapshot().Series, series => series.Metric.Name == "counting.off");
    }

    [Fact]
    public void Counter_saturates_instead_of_overflowing()
    {
        TestEvents.Full.Given(long.MaxValue);
        TestEvents.Full.Given(5);
        var other = new Thread(() => TestEvents.Full.Given(long.MaxValue - 1));
        other.Start();
        other.Join();
        Assert.Equal(long.MaxValue, Value("full.sent"));
        TestEvents.Full.Moved(long.MinValue);
        Assert.Equal(-long.MaxValue, Value("full.level"));
        TestEvents.Full.Moved(long.MaxValue);
        TestEvents.Full.Moved(long.MinValue);
        Assert.Equal(0, Value("full.level"));
    }

    [Fact]
    public void Sum_of_constants_saturates_instead_of_overflowing()
    {
        for (int i = 0; i < 4; i++)
        {
            TestEvents.Full.Raised();
            TestEvents.Full.Lowered();
        }

        Assert.Equal(long.MaxValue, Value("full.constant"));
        Assert.Equal(0, Value("full.balance"));
    }

    [Fact]
    public void Up_down_counters_take_both_signs()
    {
        TestEvents.UpDown.Joined(2.5);
        TestEvents.UpDown.Joined(-4);
        TestEvents.UpDown.Joined(double.NaN);
        TestEvents.UpDown.Joined(double.NegativeInfinity);
        for (int i = 0; i < 6; i++)
        {
            TestEvents.UpDown.Left();
        }

        Assert.Equal(-2, Value("up-down.count"));
        Assert.Equal(-1.5, Value("up-down.weight"));
    }

    [Fact]
    public void Counters_ignore_amounts_that_are_not_positive()
    {
        TestEvents.Amounts.Given(1000, TimeSpan.FromMilliseconds(250));
        TestEvents.Amounts.Given(-5, TimeSpan.FromSeconds(-1));
        TestEvents.Amounts.Given(0, TimeSpan.Zero);
        Assert.Equal(1000, Value("amounts.sent"));
        Assert.Equal(0.25, Value("amounts.spent"));
        Assert.DoesNotContain(TestEvents.Catalogue.Metrics, metric => metric.Name == "amounts.given");
    }

    [Fact]
    public void Histograms_count_and_sum_each_series()
    {
        TestEvents.Times.Done(TimeSpan.FromSeconds(2), Protocol.Smtp);
        TestEvents.Times.Done(TimeSpan.FromSeconds(3), Protocol.Smtp);
        TestEvents.Times.Done(TimeSpan.FromMinutes(1), Protocol.Imap);
        SeriesSnapshot smtp = TestEvents.Catalogue.Snapshot().Series
            .Single(series => series.Metric.Name == "times.total" && Equals(series.Tags.Single().Value, "smtp"));
        Assert.Equal((2, 5.0), (smtp.Count, smtp.Value));
        Assert.Equal([0.5, 1, 10], smtp.Metric.Boundaries);
    }

    [Fact]
    public void Gauges_keep_the_last_value_until_it_is_NaN()
    {
        TestEvents.Levels.Seen(10, Protocol.Smtp);
        TestEvents.Levels.Seen(30, Protocol.Imap);
        TestEvents.Levels.Seen(20, Protocol.Smtp);
        Assert.Equal(20, Value("gauges.fed"));
        Assert.Equal(20, Value("gauges.tagged", ("protocol", "smtp")));
        Assert.Equal(30, Value("gauges.tagged", ("protocol", "imap")));
        Assert.DoesNotContain(TestEvents.Catalogue.Snapshot().Series, series => series.Metric.Name == "gauges.free");
        TestEvents.Gauges.GaugesFree.Set(0.75);
        Assert.Equal(0.75, Value("gauges.free"));
        using (TestEvents.Gauges.GaugesFree.Observe(() => 0.5))
        {
            Assert.Equal(0.5, Value("gauges.free"));
        }

        TestEvents.Gauges.GaugesFree.Set(double.NegativeInfinity);
        Assert.Equal(double.NegativeInfinity, Value("gauges.free"));
        TestEvents.Gauges.GaugesFree.Set(double.NaN);
        Assert.DoesNotContain(TestEvents.Catalogue.Snapshot().Series, series => series.Metric.Name == "gauges.free");
    }

    [Fact]
    public void One_event_feeds_several_metrics()
    {
        TestEvents.Several.Begun();
        TestEvents.Several.Begun();
        TestEvents.Several.Ended(TimeSpan.FromSeconds(4));
        Assert.Equal((1, 1, 4.0), (Value("several.ended"), Value("several.count"), Value("several.time")));
    }

    [Fact]
    public void Ids_are_those_of_the_catalogue()
    {
        Assert.Equal((1, 71), ((int)TestEventId.CountingPlain, (int)TestEventId.FreeTagged));
        Assert.All(TestEvents.Catalogue.Events, e => Assert.True(Enum.IsDefined((TestEventId)e.Id)));
        Assert.Equal(("semantics", "3.2.1"), (TestEvents.Catalogue.MeterName, TestEvents.Catalogue.Version));
    }

    [Fact]
    public async Task Capture_sees_what_its_flow_records()
    {
        using var capture = EventCapture.Start(TestEvents.Catalogue);
        TestEvents.Capture.Seen(12, Protocol.ManageSieve, "a.example");
        await Task.Run(() => TestEvents.Capture.Seen(13, (Protocol)77, null));
        Assert.Equal(2, capture.Count(TestEventId.CaptureSeen));
        Assert.Equal(
            (12L, "manage-sieve", "a.example"),
            (capture.Records[0]["size"], capture.Records[0]["protocol"], capture.Records[0]["domain"]));
        Assert.Equal("other", capture.Records[1]["protocol"]);
    }

    [Fact]
    public void Capture_sees_a_disabled_event_that_is_not_counted()
    {
        using var capture = EventCapture.Start(TestEvents.Catalogue);
        Assert.True(TestEvents.Counting.OffIsEnabled);
        TestEvents.Counting.Off();
        Assert.Equal(1, capture.Count(TestEventId.CountingOff));
        Assert.Equal(0, new TestEvents.Totals().CountingOff());
        Assert.False(TestEvents.Catalogue.IsEnabled("counting.off"));
        capture.Dispose();
        Assert.False(TestEvents.Counting.OffIsEnabled);
        TestEvents.Catalogue.Apply(new EventPolicy { EnabledEvents = ["counting.off"] });
        long before = new TestEvents.Totals().CountingOff();
        TestEvents.Catalogue.Apply(new EventPolicy());
        Assert.Equal(0, before);
    }

    private static double Value(string metric, params (string, object)[] tags) => TestEvents.Catalogue.Snapshot().Value(metric, tags);
}
