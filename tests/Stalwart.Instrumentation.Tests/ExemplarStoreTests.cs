using System.Diagnostics;
using System.Globalization;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Tests;

/// <summary>The exemplars of one catalogue, and threads that write and read one of them.</summary>
public sealed class ExemplarStoreTests
{
    private const int Count = 1000;

    private static readonly MetricDescriptor[] Metrics =
    [
        new("a.counter", MetricKind.Counter, "", "Three series", [Tag(2)], firstCell: 4),
        new("a.balance", MetricKind.UpDownCounter, "", "Between the others", [Tag(1)], firstCell: 0),
        new("a.gauge", MetricKind.Gauge, "", "Without cells", [], firstCell: 0),
        new("a.time", MetricKind.Histogram, "s", "Two series", [Tag(1)], firstCell: 7, boundaries: [1, 2]),
        new("a.last", MetricKind.UpDownCounter, "", "Behind all", [], firstCell: 7 + 36),
    ];

    [Fact]
    public void Each_series_of_counters_and_histograms_has_its_own_exemplar()
    {
        var store = new ExemplarStore(Metrics);
        Assert.Equal(5, store.Count);
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(series => store.Slot(0, series)));
        Assert.Equal([3, 4], Enumerable.Range(0, 2).Select(series => store.Slot(3, series)));
        Assert.All([1, 2, 4], metric => Assert.InRange(store.Slot(metric, 0), int.MinValue, -1));
    }

    [Fact]
    public void Cell_of_another_metric_keeps_no_exemplar()
    {
        var store = new ExemplarStore(Metrics);
        for (int cell = 0; cell < 50; cell++)
        {
            store.Keep(cell, Numbered(cell + 1));
        }

        var read = new Exemplar[store.Count];
        store.Read(read);
        Assert.Equal([5, 6, 7, 8, 9], read.Select(exemplar => (int)exemplar.Value));
    }

    [Fact]
    public void Reader_never_gets_a_mix_of_two_exemplars()
    {
        Exemplar[] all = [.. Enumerable.Range(1, Count).Select(Numbered)];
        var store = new ExemplarStore(Metrics);
        using var stop = new CancellationTokenSource();
        Thread[] writers = [.. Enumerable.Range(0, 3).Select(number => new Thread(() =>
        {
            for (int i = number; !stop.IsCancellationRequested; i = (i + 7) % Count)
            {
                store.Keep(4, all[i]);
            }
        }))];
        Array.ForEach(writers, writer => writer.Start());
        var read = new Exemplar[store.Count];
        int found = 0;
        bool isWhole = true;
        for (int i = 0; i < 1_000_000 || found == 0; i++)
        {
            store.Read(read);
            if (read[0].TraceId != default)
            {
                found++;
                isWhole &= read[0] == all[(int)read[0].Value - 1];
            }
        }

        stop.Cancel();
        Array.ForEach(writers, writer => writer.Join());
        Assert.True(isWhole);
    }

    private static Exemplar Numbered(int number) => new(
        ActivityTraceId.CreateFromString(number.ToString("x32", CultureInfo.InvariantCulture)),
        ActivitySpanId.CreateFromString(number.ToString("x16", CultureInfo.InvariantCulture)),
        number,
        DateTime.UnixEpoch.AddSeconds(number));

    private static TagDescriptor Tag(int values) =>
        new("tag", TagKind.Closed, [.. Enumerable.Range(0, values).Select(i => $"v{i}")], 0);
}
