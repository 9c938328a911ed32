using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>
/// Each fault of a collector, for metrics and logs: exactly one line, the right state wherever an operator looks, and exact totals
/// afterward. The runtime's own metrics belong to the whole process, so these tests run alone.
/// </summary>
[Collection("The whole process")]
public sealed class FaultTests
{
    public static TheoryData<string, OtlpTransport> Failing => FaultTable.Cases(fault => fault.State != ExportState.Succeeding);

    public static TheoryData<string, OtlpTransport> Warning => FaultTable.Cases(fault => fault.State == ExportState.Succeeding);

    public static TheoryData<string, OtlpTransport> Retried => FaultTable.Cases(fault =>
        fault is { IsElsewhere: false, Timeout: TestTimeout.Toml, State: not ExportState.Succeeding } && fault.Wait == default);

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task Fault_is_logged_once_seen_everywhere_and_harmless_to_totals(string name, OtlpTransport transport)
    {
        Fault fault = FaultTable.Get(name);
        await using FaultyCollector collector = await fault.Start(transport);
        await using FaultedHost host = await FaultedHost.StartAsync(transport, collector.Endpoint, fault.Timeout, tls: collector.TlsKeys);
        ExportView[] views = [new(host, fault, collector, FaultedHost.Metrics), new(host, fault, collector, FaultedHost.Logs)];
        int failing = fault.Wait == default ? 2 : 1;
        for (int i = 0; i < failing; i++)
        {
            host.Record();
            Assert.False(host.PushMetrics());
            Assert.False(host.PushLogs());
        }

        Assert.All(views, view => view.AssertFailing(failing));
        if (fault.Wait != default)
        {
            int attempts = collector.Attempts;
            Assert.False(host.PushMetrics());
            Assert.Equal(attempts, collector.Attempts);
        }

        Assert.Equal([.. views.Select(view => view.FailureLine)], host.Lines);
        OtlpReceiver receiver = await collector.RecoverAsync(transport);
        if (fault.Timeout != TestTimeout.Toml)
        {
            host.Change("timeout", TestTimeout.Toml);
        }

        if (fault.IsElsewhere)
        {
            host.Change("endpoint", receiver.Endpoint.ToString().TrimEnd('/'));
        }

        host.Clock.Advance(fault.Wait);
        host.Record();
        Assert.True(host.PushMetrics(), string.Join('\n', host.Log.Lines));
        Assert.True(host.PushLogs(), string.Join('\n', host.Log.Lines));
        Assert.All(views, view => view.AssertRecovered(failing));
        Assert.Equal([.. views.Select(view => view.FailureLine), .. views.Select(view => view.RecoveryLine(failing))], host.Lines);

        // Totals include all records; the log records of failed exports are dropped, as the recovery line says.
        Assert.Equal(failing + 1, (await receiver.NextAsync())[FaultedHost.Event].Sum.DataPoints.Single().AsInt);
        Assert.Single((await receiver.NextLogsAsync()).Records);
    }

    [Theory]
    [MemberData(nameof(Warning))]
    public async Task Warning_is_logged_once_and_the_exports_succeed(string name, OtlpTransport transport)
    {
        Fault fault = FaultTable.Get(name);
        await using FaultyCollector collector = await fault.Start(transport);
        await using FaultedHost host = await FaultedHost.StartAsync(transport, collector.Endpoint);
        ExportView[] views = [new(host, fault, collector, FaultedHost.Metrics), new(host, fault, collector, FaultedHost.Logs)];
        for (int i = 0; i < 2; i++)
        {
            host.Record();
            Assert.True(host.PushMetrics());
            Assert.True(host.PushLogs());
        }

        Assert.All(views, view => view.AssertSucceeding(successes: 2));
        Assert.Equal([.. views.Select(view => view.WarningLine)], host.Lines);
    }

    /// <summary>The clock of a host that retries stands still, so a second attempt is made only when the test advances it.</summary>
    [Theory]
    [MemberData(nameof(Retried))]
    public async Task Export_is_retried_within_its_timeout_only_when_it_may_pass(string name, OtlpTransport transport)
    {
        Fault fault = FaultTable.Get(name);
        await using FaultyCollector collector = await fault.Start(transport);
        await using FaultedHost host = await FaultedHost.StartAsync(transport, collector.Endpoint, isRetried: true, tls: collector.TlsKeys);
        host.Record();
        Task<bool> push = Task.Run(host.PushMetrics);
        if (!fault.IsRetried)
        {
            Assert.False(await push.WaitAsync(TestTimeout.Max));
            Assert.InRange(collector.Attempts, -1, 1);
            await collector.RecoverAsync(transport);
            return;
        }

        await Eventually.IsTrueAsync(() => Passes(collector.Attempts is -1 or >= 2), () => $"{collector.Attempts} attempts");
        OtlpReceiver receiver = await collector.RecoverAsync(transport);
        await Eventually.IsTrueAsync(() => Passes(push.IsCompleted), () => string.Join('\n', host.Log.Lines));
        Assert.True(await push);
        Assert.Equal(1, (await receiver.NextAsync())[FaultedHost.Event].Sum.DataPoints.Single().AsInt);
        Assert.Empty(host.Lines);

        bool Passes(bool isEnough)
        {
            if (!isEnough)
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            return isEnough;
        }
    }
}
