namespace Stalwart.Instrumentation.Semantics.Tests.Sparse;

/// <summary>Counters with more combinations than their limit.</summary>
[Collection(SparseEventsGroup.Name)]
public sealed class SparseCounterTests
{
    private const int Kept = 2000;
    private const string Overflow = "otel.metric.overflow=True";

    [Fact]
    public void Combinations_are_exact_when_8_threads_record_2000_of_25704()
    {
        MetricDescriptor metric = SparseEvents.Catalogue.Metrics.Single(metric => metric.Name == "http.request");
        Assert.Equal((25_704, Kept + 1), (metric.Tags.Aggregate(1, (product, tag) => product * tag.Size), metric.SeriesCount));
        Array.ForEach([.. Enumerable.Range(0, 50)], route => SparseEvents.Catalogue.Engine.OpenSlot("route", 50, $"/route/{route}"));
        int[] combinations = [.. Enumerable.Range(0, 25_704).Where(i => i % 12 == 5).Take(Kept)];
        Assert.Equal(Kept, combinations.Length);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            for (int i = 0; i < 8 * Kept; i++)
            {
                Record(combinations[(i + (thread * 250)) % Kept]);
            }
        });
        SeriesSnapshot[] series = Series("http.request");
        Assert.Equal(Kept, series.Length);
        Assert.All(series, one => Assert.Equal((4, 64L), (one.Tags.Count, one.IntegerValue)));
        Assert.Equal(Kept, series.Select(SeriesText.Of).Distinct().Count());
        Assert.Equal(64L * Kept, new SparseEvents.Totals().HttpRequest());

        long overflows = SparseEvents.Catalogue.Engine.TagOverflows;
        Record(6);
        Record(7);
        Record(combinations[1999]);
        SeriesSnapshot overflow = Series("http.request").Single(one => SeriesText.Of(one) == Overflow);
        Assert.Equal(2, overflow.IntegerValue);
        Assert.Equal((64L * Kept) + 3, new SparseEvents.Totals().HttpRequest());
        Assert.Equal(overflows + 2, SparseEvents.Catalogue.Engine.TagOverflows);
    }

    [Fact]
    public void Known_combinations_are_recorded_without_allocation()
    {
        for (int i = 0; i < 2_000; i++)
        {
            RecordKnown(i);
        }

        // A garbage collection caused by another thread adds the rest of this thread's buffer, but not every time, as records would.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated()));
    }

    [Fact]
    public void Overflow_has_only_its_attribute_and_appears_with_its_first_record()
    {
        SparseEvents.Http.Full(Side.In, true);
        SparseEvents.Http.Full(Side.Out, true);
        Assert.DoesNotContain(Overflow, Texts("http.full"));
        SparseEvents.Http.Full(Side.Out, false, 7);
        SparseEvents.Local().Http.Full(Side.In, false);
        SparseEvents.Http.Full((Side)9, true);
        Assert.Equal([Overflow, "secure=True side=in", "secure=True side=out"], Texts("http.full"));
        Assert.Equal(11, SparseEvents.Catalogue.Snapshot().IntegerValue("http.full"));
        Assert.Equal(1, new SparseEvents.Totals().HttpFull(Side.Out, true));
        Assert.Equal(0, new SparseEvents.Totals().HttpFull(Side.Out, false));
    }

    [Fact]
    public void Unused_combinations_are_not_exported_as_zeros()
    {
        try
        {
            SparseEvents.Catalogue.Apply(new EventPolicy { ExportZeros = true });
            Assert.Empty(Texts("http.quiet"));
            SparseEvents.Catalogue.Apply(new EventPolicy { ExportZeros = true, DisabledEvents = ["http.quiet"] });
            SparseEvents.Http.Quiet(Side.In, true);
            SparseEvents.Catalogue.Apply(new EventPolicy { ExportZeros = true });
            Assert.Empty(Texts("http.quiet"));
            SparseEvents.Http.Quiet(Side.In, false);
            Assert.Equal(["secure=False side=in"], Texts("http.quiet"));
        }
        finally
        {
            SparseEvents.Catalogue.Apply(new EventPolicy());
        }
    }

    [Fact]
    public void Combinations_with_absent_and_other_values_have_their_own_series()
    {
        SparseEvents.Http.Partly(null, null, null);
        SparseEvents.Http.Partly(Side.In, null, 5);
        SparseEvents.Http.Partly((Side)9, "", 6);
        SparseEvents.Http.Partly(null, "here", 7);
        SparseEvents.Http.Partly(null, "here", 8);
        Assert.Equal(
            ["", "code=5 side=in", "code=6 side=other zone=other", "code=other zone=here"],
            Texts("http.partly"));
        Assert.Equal(2, new SparseEvents.Totals().HttpPartly(zone: "here"));
    }

    [Fact]
    public void Combinations_beyond_the_range_of_an_int_are_distinguished()
    {
        for (int i = 0; i < 3_000; i++)
        {
            SparseEvents.Http.Huge(i, i, i, i);
        }

        SparseEvents.Http.Huge(0, 0, 0, 0);
        Assert.Equal(["a=0 b=0 c=0 d=0", "a=1 b=1 c=1 d=1", "a=2 b=2 c=2 d=2", Overflow], Texts("http.huge"));
        Assert.Equal(2, new SparseEvents.Totals().HttpHuge(a: 0));
        Assert.Equal(3001, new SparseEvents.Totals().HttpHuge());
    }

    private static void Record(int combination)
    {
        (int method, int scheme, int route, int status) = Parts(combination);
        SparseEvents.Http.Request((Method)method, (HttpRequestScheme)scheme, $"/route/{route}", status);
    }

    private static void RecordKnown(int number)
    {
        (int method, int scheme, _, int status) = Parts(number % 1000);
        SparseEvents.Http.Known((Method)method, (HttpKnownScheme)scheme, "/", status);
    }

    /// <summary>The numbers of the values, including those without a name or slot.</summary>
    private static (int Method, int Scheme, int Route, int Status) Parts(int combination) =>
        (combination % 8, combination / 8 % 3, combination / 24 % 51, combination / 1224);

    private static long Allocated()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            RecordKnown(i);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static SeriesSnapshot[] Series(string metric) =>
        [.. SparseEvents.Catalogue.Snapshot().Series.Where(series => series.Metric.Name == metric)];

    private static string[] Texts(string metric) => [.. Series(metric).Select(SeriesText.Of).Order(StringComparer.Ordinal)];
}
