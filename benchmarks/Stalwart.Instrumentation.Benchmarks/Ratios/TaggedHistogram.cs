using System.Diagnostics;
using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>
/// A histogram with two tags, of which the reference catalogue has none: what generated code does, on a catalogue made by hand.
/// </summary>
internal static class TaggedHistogram
{
    private const string Name = "two-tags";

    private static readonly EventCatalogue Catalogue = new(
        Peers.MeterName,
        null,
        [new EventDescriptor("a.timed", 1, EventLevel.Info, "Timed", counted: false, enabled: true, [Name])],
        [new MetricDescriptor(
            Name,
            MetricKind.Histogram,
            "s",
            "Time",
            [
                new TagDescriptor("outcome", TagKind.Closed, ["sent", "lost"], 0),
                new TagDescriptor("protocol", TagKind.Closed, ["smtp", "imap"], 0),
            ],
            0,
            boundaries: [0.25, 0.5, 1, 5, 10, 60, 300, 600, 1800, 3600, 18000])]);

    private static readonly HistogramRecorder Recorder = Catalogue.Engine.Histogram(Name);

    [ThreadStatic]
    private static nint pages;

    public static void Ours(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int series = ((i & 1) * 3) + 1;
            if (Volatile.Read(ref Catalogue.Engine.Gates[0]) == 0 || Volatile.Read(ref Catalogue.Engine.Gates[1]) == 0)
            {
                return;
            }

            Recorder.Record(0.7, series);
            if (!CellPages.TryRecord(pages, 2 * series, 0.7))
            {
                pages = Catalogue.Engine.Touch(2 * series);
            }
        }
    }

    public static void Peer(int count)
    {
        for (int i = 0; i < count; i++)
        {
            var tags = new TagList { { "outcome", (i & 1) == 0 ? "sent" : "lost" }, { "protocol", "imap" } };
            Peers.TaggedHistogram.Record(0.7, tags);
        }
    }
}
