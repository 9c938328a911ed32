namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>
/// Events that are disabled and enabled while the process runs. A single test, because the catalogue is shared by the process.
/// </summary>
public sealed class PolicyTests
{
    [Fact]
    public void Disabled_event_is_not_recorded_and_resumes_when_enabled()
    {
        PolicyEvents.Queue.Joined(100);
        PolicyEvents.Queue.Left();
        PolicyEvents.Queue.Lost(7);
        Assert.Equal((1, 0, 100), (Value("queue.joined"), Value("queue.count"), Value("queue.size")));

        PolicyReport report = PolicyEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = ["queue.left"] });
        PolicyEvents.Queue.Joined(100);
        PolicyEvents.Queue.Left();
        Assert.Equal(["queue.left", "queue.lost"], report.DisabledEvents);
        Assert.Empty(report.DisabledMetrics);
        Assert.Empty(report.Warnings);
        Assert.Equal((true, false), (PolicyEvents.Queue.LeftIsEnabled, PolicyEvents.Catalogue.IsEnabled("queue.left")));
        Assert.False(PolicyEvents.Queue.LostIsEnabled);
        Assert.Equal(
            ["queue.joined", "queue.count", "queue.size"],
            PolicyEvents.Catalogue.Snapshot().Series.Select(series => series.Metric.Name));
        Assert.Equal((2, 0, 200), (Value("queue.joined"), Value("queue.count"), Value("queue.size")));

        PolicyEvents.Catalogue.Apply(new EventPolicy { EnabledEvents = ["queue.lost"], DisabledEvents = ["queue.size"] });
        PolicyEvents.Queue.Left();
        PolicyEvents.Queue.Lost(50);
        Assert.Equal((2, 1, -1), (Value("queue.left"), Value("queue.lost"), Value("queue.count")));

        PolicyEvents.Catalogue.Apply(new EventPolicy());
        Assert.Equal(200, Value("queue.size"));
    }

    private static double Value(string metric) => PolicyEvents.Catalogue.Snapshot().Value(metric);
}
