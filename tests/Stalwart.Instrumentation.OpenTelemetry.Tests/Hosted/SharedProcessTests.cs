using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Hosted;

/// <summary>Hosts of one process with the same generated catalogue: the view of each, and what they leave behind.</summary>
public sealed class SharedProcessTests
{
    private const string NoOpened = "[metrics]\ndisabled-events = [\"door.opened\"]\n[logs]\ndisabled-events = [\"door.opened\"]\n";

    [Fact]
    public async Task Capture_sees_records_and_messages_of_an_event_that_a_host_disables()
    {
        await using TestHost host = await TestHost.StartWorkerAsync(HostsTestEvents.Catalogue, NoOpened);
        Assert.False(HostsTestEvents.Catalogue.IsEnabled("door.opened"));
        using (EventCapture capture = EventCapture.Start(HostsTestEvents.Catalogue))
        {
            HostsTestEvents.Door.Opened("east");
            HostsTestEvents.Door.Closed("west");
            Assert.Equal(["door.opened", "door.closed"], capture.Records.Select(record => record.Name));
            Assert.Equal(2, capture.Logs.Count);
            Assert.EndsWith("Door east opened", capture.Logs[0], StringComparison.Ordinal);
        }

        Assert.False(HostsTestEvents.Catalogue.IsEnabled("door.opened"));
    }

    [Fact]
    public async Task Event_is_logged_by_the_host_that_enables_it_only_and_by_both_after_a_reload()
    {
        await using TestHost first = await TestHost.StartWorkerAsync(HostsTestEvents.Catalogue, NoOpened);
        await using TestHost second = await TestHost.StartWorkerAsync(HostsTestEvents.Catalogue, "");
        HostsTestEvents.Door.Opened("north");
        HostsTestEvents.Door.Closed("north");
        await second.Log.SaysAsync("Door north opened");
        await second.Log.SaysAsync("Door north closed");
        await first.Log.SaysAsync("Door north closed");
        Assert.DoesNotContain(first.Log.Lines, line => line.Contains("Door north opened", StringComparison.Ordinal));

        second.Change(("logs:level", "off"));
        first.Change(("logs:disabled-events:0", "door.closed"));
        HostsTestEvents.Door.Opened("south");
        await first.Log.SaysAsync("Door south opened");
        Assert.DoesNotContain(second.Log.Lines, line => line.Contains("Door south", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Host_that_is_disposed_does_not_silence_the_other()
    {
        TestHost first = await TestHost.StartWorkerAsync(HostsTestEvents.Catalogue, NoOpened);
        await using TestHost second = await TestHost.StartWorkerAsync(HostsTestEvents.Catalogue, "");
        Assert.True(HostsTestEvents.Catalogue.IsEnabled("door.opened"));
        await first.DisposeAsync();
        Assert.True(HostsTestEvents.Catalogue.IsEnabled("door.opened"));
        HostsTestEvents.Door.Opened("roof");
        await second.Log.SaysAsync("Door roof opened");
        Assert.DoesNotContain(first.Log.Lines, line => line.Contains("Door roof", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fifty_hosts_that_start_and_stop_leave_nothing_behind()
    {
        byte[] before = Gates();
        for (int i = 0; i < 50; i++)
        {
            await using HostedPipeline host = await HostedPipeline.StartAsync(
                NoOpened,
                metrics => metrics.AddEventCatalogue(HostsTestEvents.Catalogue),
                builder => _ = i % 2 == 0 ? builder.AddEventMetrics(HostsTestEvents.Catalogue) : builder);
            Assert.False(HostsTestEvents.Catalogue.IsEnabled("door.opened"));
        }

        Assert.Equal(before, Gates());
        Assert.Empty(HostsTestEvents.Catalogue.Report.DisabledEvents);
    }

    private static byte[] Gates() =>
        [.. Enumerable.Range(0, HostsTestEvents.Catalogue.Events.Count).Select(gate => HostsTestEvents.Catalogue.Engine.Gates[gate])];
}
