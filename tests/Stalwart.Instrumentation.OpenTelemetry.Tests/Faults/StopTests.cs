using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>A host that is stopped in any phase of its exports ends without an exception, and pushes the last values.</summary>
public sealed class StopTests
{
    public static TheoryData<OtlpTransport> Transports => [OtlpTransport.Http, OtlpTransport.Grpc];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Stop_ends_when_the_collector_was_never_reachable(OtlpTransport transport)
    {
        using var port = new ReservedPort();
        await using FaultedHost host = await FaultedHost.StartAsync(transport, $"http://127.0.0.1:{port.Number}");
        host.Record();
        await host.StopAsync().WaitAsync(TestTimeout.Max);
        Assert.Equal(["1", "41"], host.Lines.Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Stop_pushes_the_last_values_between_exports(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        await using FaultedHost host = await FaultedHost.StartAsync(transport, Address(receiver));
        host.Record();
        Assert.True(host.PushMetrics());
        Assert.True(host.PushLogs());
        host.Record();
        await host.StopAsync().WaitAsync(TestTimeout.Max);
        await AssertArrivedAsync(receiver, [1, 2], records: 2);
        Assert.Empty(host.Lines);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Stop_pushes_the_last_values_when_the_hanging_collector_recovers(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        receiver.Answers = new TaskCompletionSource();
        await using FaultedHost host = await FaultedHost.StartAsync(transport, Address(receiver));
        host.Record();
        Task<bool> push = Task.Run(host.PushMetrics);
        await Eventually.IsTrueAsync(() => receiver.Attempts == 1, () => "no push came");
        host.Record();
        Task stop = host.StopAsync();
        receiver.Answers.SetResult();
        await stop.WaitAsync(TestTimeout.Max);
        Assert.True(await push);
        await AssertArrivedAsync(receiver, [1, 2], records: 2);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Stop_during_an_export_that_hangs_ends_with_the_timeouts(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        receiver.Answers = new TaskCompletionSource();
        await using FaultedHost host = await FaultedHost.StartAsync(transport, Address(receiver), timeout: "300ms");
        host.Record();
        Task<bool> push = Task.Run(host.PushMetrics);
        await Eventually.IsTrueAsync(() => receiver.Attempts == 1, () => "no push came");
        await host.StopAsync().WaitAsync(TestTimeout.Max);
        Assert.False(await push);
        receiver.Answers.SetResult();
    }

    /// <summary>By default, a host stops waiting after 30 seconds, and log records and metrics may each have twice their timeout.</summary>
    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Stop_ends_without_an_exception_when_the_host_waits_for_less_than_the_timeouts(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        receiver.Answers = new TaskCompletionSource();
        await using FaultedHost host = await FaultedHost.StartAsync(transport, Address(receiver));
        host.Record();
        using var patience = new CancellationTokenSource();
        Task stop = host.StopAsync(patience.Token);
        await Eventually.IsTrueAsync(() => receiver.Attempts >= 1, () => "the last export did not come");
        await patience.CancelAsync();
        await stop.WaitAsync(TestTimeout.Max);

        // The export in flight still arrives before the host is disposed.
        receiver.Answers.SetResult();
        await AssertArrivedAsync(receiver, [1], records: 1);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Stop_pushes_the_last_values_during_the_pause_before_a_retry(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        receiver.RawAnswer = FaultyAnswers.Status(503);
        await using FaultedHost host = await FaultedHost.StartAsync(transport, Address(receiver), isRetried: true);
        host.Record();
        Task<bool> push = Task.Run(host.PushMetrics);
        await Eventually.IsTrueAsync(() => receiver.Attempts == 1, () => "no push came");
        receiver.RawAnswer = null;
        host.Record();
        Task stop = host.StopAsync();
        await Eventually.IsTrueAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                return stop.IsCompleted;
            },
            () => string.Join('\n', host.Log.Lines));
        await stop;
        Assert.True(await push);
        await AssertArrivedAsync(receiver, [1, 2], records: 2);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Stop_pushes_the_last_values_immediately_while_the_collector_asks_to_wait(OtlpTransport transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(transport);
        receiver.RawAnswer = FaultyAnswers.Status(429, "120");
        await using FaultedHost host = await FaultedHost.StartAsync(transport, Address(receiver));
        host.Record();
        Assert.False(host.PushMetrics());
        Assert.False(host.PushLogs());
        receiver.RawAnswer = null;
        host.Record();
        await host.StopAsync().WaitAsync(TestTimeout.Max);
        await AssertArrivedAsync(receiver, [2], records: 1);
    }

    [Fact]
    public async Task Stop_pushes_the_last_values_during_a_reload()
    {
        await using OtlpReceiver first = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using OtlpReceiver second = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await using FaultedHost host = await FaultedHost.StartAsync(OtlpTransport.Http, Address(first));
        host.Record();
        using var start = new Barrier(2);
        var reload = Task.Run(() =>
        {
            start.SignalAndWait();
            host.Change("endpoint", Address(second));
        });
        start.SignalAndWait();
        await host.StopAsync().WaitAsync(TestTimeout.Max);
        await reload.WaitAsync(TestTimeout.Max);
        Received push = first.TakeAll().Concat(second.TakeAll()).Single();
        Assert.Equal(1, push[FaultedHost.Event].Sum.DataPoints.Single().AsInt);
        Assert.Single(first.TakeAllRecords().Concat(second.TakeAllRecords()));
    }

    private static string Address(OtlpReceiver receiver) => receiver.Endpoint.ToString().TrimEnd('/');

    private static async Task AssertArrivedAsync(OtlpReceiver receiver, long[] totals, int records)
    {
        foreach (long total in totals)
        {
            Assert.Equal(total, (await receiver.NextAsync())[FaultedHost.Event].Sum.DataPoints.Single().AsInt);
        }

        var all = new List<OtlpLogRecord>();
        while (all.Count < records)
        {
            all.AddRange((await receiver.NextLogsAsync()).Records);
        }

        Assert.Equal(records, all.Count);
    }
}
