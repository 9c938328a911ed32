using System.Globalization;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>Measures each promise of speed beside its peer in one run, and says which are kept.</summary>
internal static class RatioRunner
{
    private static string asked = "";
    private static int broken;

    /// <param name="part">Part of the names of the targets to measure; empty for all.</param>
    /// <returns>0 when every target is met, else 1.</returns>
    public static int Run(string part)
    {
        asked = part;
        Console.WriteLine($"{"target",-58} {"ours",9} {"peer",9} {"ratio",7} {"wanted",9}");
        When("MiB and KiB of memory", () => MemoryTarget.Check(Report));

        // Before any thread is pinned, as new threads are pinned where the one that starts them is.
        When("ms a scrape", () => ScrapeTarget.Check(Report));
        using var provider = Listening.Start();

        AtLeast("counter, against Counter.Add", 5, Loops.Plain, Loops.PeerPlain);
        AtLeast("counter, 1 closed tag, against Counter.Add", 11, Loops.OneTag, Loops.PeerOneTag);
        AtLeast("counter, 3 closed tags, against Counter.Add", 16, Loops.ThreeTags, Loops.PeerThreeTags);
        AtLeast("counter, against prometheus-net", 3.5, Loops.Plain, Loops.PrometheusPlain);
        AtLeast("counter, 3 fixed tags, against prometheus-net's child", 3.5, Loops.FixedTags, Loops.PrometheusChild);
        AtLeast("counter, 3 closed tags, against prometheus-net's labels", 3.5, Loops.ThreeTags, Loops.PrometheusLabels);
        AtLeast("counter, 3 enum tags, against Microsoft.Extensions.Telemetry", 30, Loops.ThreeTags, Loops.PeerGenerated);
        AtLeast("open tag, known value, against Counter.Add", 2, Loops.OpenTag, Loops.PeerOpenTag);
        AtLeast("counter + up-down, against two SDK calls", 2, Loops.UpDown, Loops.PeerUpDown);
        AtLeast("counter + up-down + histogram, against three SDK calls", 1.3, Loops.Several, Loops.PeerSeveral);
        AtLeast("gauge, against Gauge.Record", 1, Loops.Gauge, Loops.PeerGauge);
        AtMost("histogram, against Histogram.Record", 1.05, Loops.Histogram, Loops.PeerHistogram);
        AtMost("histogram, 2 tags, against Histogram.Record", 1.05, TaggedHistogram.Ours, TaggedHistogram.Peer);
        AtMost("disabled event, against a counter without a listener", 1.2, Loops.Off, Loops.PeerNotHeard);
        AtMost("disabled event, against Counter.Add", 0.1, Loops.Off, Loops.PeerPlain);
        AtLeast("two threads on one metric, against Counter.Add", 14, [Loops.Plain, Loops.Plain], [Loops.PeerPlain, Loops.PeerPlain]);
        AtMost(
            "neighbouring events on two threads, against one thread",
            1.15,
            () => Clock.CompareAlone([Loops.Plain, Loops.Neighbour], Loops.Plain));
        When("bytes allocated by a record, max of all kinds", Allocations);
        return broken == 0 ? 0 : 1;
    }

    private static void Allocations()
    {
        Action<int>[] loops =
        [
            Loops.Plain,
            Loops.OneTag,
            Loops.ThreeTags,
            Loops.OpenTag,
            Loops.UpDown,
            Loops.Several,
            Loops.Histogram,
            TaggedHistogram.Ours,
            Loops.Gauge,
            Loops.Off,
        ];
        double bytes = loops.Max(Clock.Allocated);
        Report("bytes allocated by a record, max of all kinds", bytes, 0, bytes, "= 0", bytes == 0);
    }

    private static void When(string name, Action check)
    {
        if (name.Contains(asked, StringComparison.OrdinalIgnoreCase))
        {
            check();
        }
    }

    private static void AtLeast(string name, double wanted, Action<int> ours, Action<int> peer) =>
        AtLeast(name, wanted, () => Clock.Compare(ours, peer));

    private static void AtLeast(string name, double wanted, Action<int>[] ours, Action<int>[] peer) =>
        AtLeast(name, wanted, () => Clock.CompareThreads(ours, peer));

    private static void AtLeast(string name, double wanted, Func<(double Ours, double Peer)> measure) => When(name, () =>
    {
        (double ours, double peer) = measure();
        double ratio = peer / ours;
        Report(name, ours, peer, ratio, string.Create(CultureInfo.InvariantCulture, $">= {wanted}"), ratio >= wanted);
    });

    private static void AtMost(string name, double wanted, Action<int> ours, Action<int> peer) =>
        AtMost(name, wanted, () => Clock.Compare(ours, peer));

    private static void AtMost(string name, double wanted, Func<(double Ours, double Peer)> measure) => When(name, () =>
    {
        (double ours, double peer) = measure();
        double ratio = ours / peer;
        Report(name, ours, peer, ratio, string.Create(CultureInfo.InvariantCulture, $"<= {wanted}"), ratio <= wanted);
    });

    private static void Report(string name, double ours, double peer, double ratio, string wanted, bool isMet)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-58} {ours,9:0.00} {peer,9:0.00} {ratio,7:0.00} {wanted,9}  {(isMet ? "ok" : "short")}"));
        broken += isMet ? 0 : 1;
    }
}
