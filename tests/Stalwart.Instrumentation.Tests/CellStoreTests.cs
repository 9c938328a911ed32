using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

public class CellStoreTests
{
    [Fact]
    public void Ten_million_records_of_threads_that_come_and_go_are_exact()
    {
        const int Generations = 50, Threads = 8, Records = 25_000;
        var test = new TestCatalogue();
        for (int generation = 0; generation < Generations; generation++)
        {
            Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
            {
                nint pages = test.Catalogue.Engine.Touch(TestCatalogue.SuccessCell);
                for (int i = 0; i < Records; i++)
                {
                    CellPages.TryAdd(pages, TestCatalogue.SuccessCell, 1);
                }
            }))];
            Array.ForEach(threads, t => t.Start());
            test.Catalogue.Snapshot();
            Array.ForEach(threads, t => t.Join());
        }

        Assert.Equal((double)Generations * Threads * Records, test.Catalogue.Snapshot().Value("auth.success"));
        Assert.Equal((double)Generations * Threads * Records, test.Collect()["auth.success"]);
    }

    [Fact]
    public void A_total_never_decreases_while_threads_end_and_are_folded_in()
    {
        var store = new CellStore([CellKind.Count]);
        long last = 0;
        for (int i = 1; i <= 500; i++)
        {
            var thread = new Thread(() => CellPages.TryAdd(store.Touch(0), 0, 3));
            thread.Start();
            Assert.True(store.ReadAll()[0] >= last);
            last = store.ReadAll()[0];
            thread.Join();
            store.Sweep();
            Assert.Equal(3L * i, store.ReadAll()[0]);
        }

        Assert.Equal(0, store.ThreadCount);
    }

    [Fact]
    public void Ended_threads_do_not_pile_up_though_nobody_reads()
    {
        var store = new CellStore([CellKind.Count]);
        for (int i = 0; i < 1000; i++)
        {
            var thread = new Thread(() => CellPages.TryAdd(store.Touch(0), 0, 1));
            thread.Start();
            thread.Join();
        }

        Assert.InRange(store.ThreadCount, 0, 32);
        Assert.Equal(1000, store.ReadAll()[0]);
    }

    [Fact]
    public void Floating_cells_survive_the_end_of_their_threads()
    {
        var store = new CellStore([.. Enumerable.Range(0, 70).Select(cell => cell == 69 ? CellKind.Amount : CellKind.Count)]);
        foreach (double value in new[] { 0.5, 0.25, 4 })
        {
            var thread = new Thread(() => CellPages.TryAddDouble(store.Touch(69), 69, value));
            thread.Start();
            thread.Join();
        }

        Assert.Equal(4.75, BitConverter.Int64BitsToDouble(store.ReadAll()[69]));
        store.Sweep();
        Assert.Equal(4.75, BitConverter.Int64BitsToDouble(store.ReadAll()[69]));
    }

    [Fact]
    public void A_floating_total_does_not_fall_when_threads_end_and_the_order_of_addition_changes()
    {
        // 0.1 + 0.2 + 0.3 rounds up, 0.2 + 0.3 + 0.1 does not. To Prometheus a counter that falls by the last bit has started again from 0.
        var store = new CellStore([CellKind.Amount]);
        using var firstMayEnd = new ManualResetEventSlim();
        using var othersMayEnd = new ManualResetEventSlim();
        Thread first = Hold(store, 0.1, firstMayEnd), second = Hold(store, 0.2, othersMayEnd), third = Hold(store, 0.3, othersMayEnd);
        double before = BitConverter.Int64BitsToDouble(store.ReadAll()[0]);
        othersMayEnd.Set();
        second.Join();
        third.Join();
        store.Sweep();
        double after = BitConverter.Int64BitsToDouble(store.ReadAll()[0]);
        firstMayEnd.Set();
        first.Join();
        Assert.Equal(0.1 + 0.2 + 0.3, before);
        Assert.True(after >= before, $"{before:R} fell to {after:R}");
    }

    private static Thread Hold(CellStore store, double value, ManualResetEventSlim mayEnd)
    {
        using var written = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            CellPages.TryAddDouble(store.Touch(0), 0, value);
            written.Set();
            mayEnd.Wait();
        });
        thread.Start();
        written.Wait();
        return thread;
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(70)]
    public void A_cell_outside_the_catalogue_is_refused(int cell) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CellStore(new CellKind[70]).Touch(cell));

    [Fact]
    public void Recording_allocates_nothing()
    {
        var store = new CellStore(new CellKind[200]);
        nint pages = store.Touch(150);
        CellPages.TryAdd(pages, 150, 1);

        // A collection of garbage that another thread causes adds what is left of this thread's buffer: not every time, as records would.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated(pages)));
        GC.KeepAlive(store);
    }

    private static long Allocated(nint pages)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            CellPages.TryAdd(pages, 150, 1);
            CellPages.TryAddDouble(pages, 151, 1);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Pages_stay_where_they_are_while_memory_is_compacted_and_threads_come_and_go()
    {
        var store = new CellStore(new CellKind[1000]);
        nint pages = store.Touch(0);
        for (int i = 0; i < 1000; i++)
        {
            int cell = i;
            Assert.True(CellPages.TryAdd(pages, cell, 1) || CellPages.TryAdd(store.Touch(cell), cell, 1));
            var other = new Thread(() => CellPages.TryAdd(store.Touch(cell), cell, 2));
            other.Start();
            other.Join();
            if (i % 50 == 0)
            {
                GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }

        Assert.Equal(pages, store.Touch(0));
        Assert.All(store.ReadAll(), total => Assert.Equal(3, total));
    }
}
