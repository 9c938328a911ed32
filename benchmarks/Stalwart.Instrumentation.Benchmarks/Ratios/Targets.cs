namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>All targets, in the order of measurement: targets with listeners, and targets that leave many writers, come last.</summary>
internal static class Targets
{
    public static IReadOnlyList<Target> All { get; } =
    [
        .. MemoryTarget.All,
        .. ScrapeTarget.All,
        .. ScrapedRecordingTarget.All,
        Faster("counter, against Counter.Add", 10, Loops.Plain, Loops.PeerPlain),
        Faster("counter, 1 closed tag, against Counter.Add", 25, Loops.OneTag, Loops.PeerOneTag),
        Faster("counter, 3 closed tags, against Counter.Add", 45, Loops.ThreeTags, Loops.PeerThreeTags),
        Faster("counter, against prometheus-net", 3.5, Loops.Plain, Loops.PrometheusPlain),
        Faster("counter, 3 fixed tags, against prometheus-net's child", 5, Loops.FixedTags, Loops.PrometheusChild),
        Faster("counter, 3 closed tags, against prometheus-net's labels", 3.5, Loops.ThreeTags, Loops.PrometheusLabels),
        Faster("counter, 3 enum tags, against Microsoft.Extensions.Telemetry", 30, Loops.ThreeTags, Loops.PeerGenerated),
        Faster("open tag, known value, against Counter.Add", 2, Loops.OpenTag, Loops.PeerOpenTag),
        Faster("counter + up-down, against two SDK calls", 2, Loops.UpDown, Loops.PeerUpDown),
        Share("four events in one method, against four Interlocked cells", 1, Loops.Four, Loops.FourInterlocked),
        Share("counter through Local() in a loop, against the plain record", 0.4, Loops.Local, Loops.Plain),
        Share("counter, 3 tags, through Local(), against the plain record", 0.4, Loops.LocalThreeTags, Loops.ThreeTags),
        Faster("gauge, against Gauge.Record", 1, Loops.Gauge, Loops.PeerGauge),
        Share("histogram, nobody listening, against Histogram.Record", 0.35, Loops.Histogram, Loops.PeerHistogram),
        Share("histogram, 2 tags, nobody listening, against Histogram.Record", 0.15, Loops.TaggedHistogram, Loops.PeerTaggedHistogram),
        Share("disabled event, against a counter without a listener", 1.2, Loops.Off, Loops.PeerNotHeard),
        Share("disabled event, against Counter.Add", 0.1, Loops.Off, Loops.PeerPlain),
        new(
            "two threads on one metric, against Counter.Add",
            TargetKind.TimesFaster,
            18,
            () =>
            {
                Listening.ToPeers();
                return Clock.CompareThreads([Loops.Plain, Loops.Plain], [Loops.PeerPlain, Loops.PeerPlain]);
            }),
        new(
            "neighboring events on two threads, against one thread",
            TargetKind.ShareOfPeer,
            1.15,
            () => Clock.CompareAlone([Loops.Plain, Loops.Neighbor], Loops.Plain)),
        new("bytes allocated by a record, max of all kinds", TargetKind.Absolute, 0, () => (Allocated(), 0)),
        Heard(Share("histogram, SDK pipeline, against Histogram.Record", 1.3, Loops.Histogram, Loops.PeerHistogram)),
        Heard(Share("histogram, 2 tags, SDK pipeline, against Histogram.Record", 0.95, Loops.TaggedHistogram, Loops.PeerTaggedHistogram)),
        Heard(Faster("counter + up-down + histogram, against three SDK calls", 1.3, Loops.Several, Loops.PeerSeveral)),
        .. ReadingTarget.All,
        .. LogTarget.All,
    ];

    private static double Allocated() => new Action<int>[]
    {
        Loops.Plain,
        Loops.OneTag,
        Loops.ThreeTags,
        Loops.OpenTag,
        Loops.UpDown,
        Loops.Several,
        Loops.Histogram,
        Loops.TaggedHistogram,
        Loops.Local,
        Loops.Gauge,
        Loops.Off,
    }.Max(Clock.Allocated);

    private static Target Faster(string name, double wanted, Action<int> ours, Action<int> peer) =>
        new(name, TargetKind.TimesFaster, wanted, () => Compare(ours, peer));

    private static Target Share(string name, double wanted, Action<int> ours, Action<int> peer) =>
        new(name, TargetKind.ShareOfPeer, wanted, () => Compare(ours, peer));

    private static (double Ours, double Peer) Compare(Action<int> ours, Action<int> peer)
    {
        Listening.ToPeers();
        return Clock.Compare(ours, peer);
    }

    private static Target Heard(Target target) => target with
    {
        Measure = () =>
        {
            Listening.ToUs();
            return target.Measure();
        },
    };
}
