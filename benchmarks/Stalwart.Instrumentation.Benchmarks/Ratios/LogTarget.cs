using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>
/// Logged events, compared with the same calls of a <c>[LoggerMessage]</c> method. The provider discards all records. Each loop is a burst
/// that fits the queue, and starts by waiting for the queue, which is not measured.
/// </summary>
internal static class LogTarget
{
    private const int Burst = 4096;
    private const int Rounds = 400;

    public static IEnumerable<Target> All { get; } =
    [
        new("logs: counter and log, 2 tags, against LoggerMessage and Counter.Add", TargetKind.ShareOfPeer, 0.8, () =>
        {
            Listening.ToPeers();
            return Compare(LogLoops.CountedAndLogged, LogLoops.PeerCountedAndLogged);
        }),
        new("logs: log alone, 2 tags, against LoggerMessage", TargetKind.ShareOfPeer, 1, () =>
            Compare(LogLoops.Logged, LogLoops.PeerLogged)),
        new("logs: bytes allocated by a logged record", TargetKind.Absolute, 0, () =>
        {
            using IHost host = Start(new DiscardingProvider());
            LogLoops.CountedAndLogged(Burst);
            Drain();
            return (Clock.Allocated(LogLoops.CountedAndLogged), 0);
        }),
    ];

    private static IHost Start(DiscardingProvider provider)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Logging.AddProvider(provider);
        builder.AddEventMetrics(ExtraEvents.Catalogue);
        IHost host = builder.Build();
        host.Start();
        LogLoops.Logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("peer");
        return host;
    }

    /// <summary>Returns the medians of both in nanoseconds per call, measured in alternation.</summary>
    private static (double Ours, double Peer) Compare(Action<int> ours, Action<int> peer)
    {
        var provider = new DiscardingProvider();
        using IHost host = Start(provider);
        long before = provider.Records;
        var times = (Ours: new double[Rounds], Peer: new double[Rounds]);
        for (int round = 0; round < 2 * Rounds; round++)
        {
            // The first half warms up.
            times.Ours[round % Rounds] = Time(ours);
            times.Peer[round % Rounds] = Time(peer);
        }

        Drain();
        if (provider.Records - before != 4L * Rounds * Burst)
        {
            throw new InvalidOperationException("The provider did not receive every record");
        }

        return (Clock.Median(times.Ours), Clock.Median(times.Peer));
    }

    private static double Time(Action<int> loop)
    {
        Drain();
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        loop(Burst);
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalNanoseconds / Burst;
    }

    private static void Drain() => ExtraEvents.Catalogue.FlushLogs(TimeSpan.FromSeconds(10));
}
