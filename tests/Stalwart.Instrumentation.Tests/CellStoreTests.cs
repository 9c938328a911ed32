using Stalwart.Instrumentation.Recording;

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
                long[][] pages = test.Catalogue.Engine.Touch(TestCatalogue.SuccessCell);
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
        var store = new CellStore([false]);
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
        var store = new CellStore([false]);
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
        var store = new CellStore([.. Enumerable.Range(0, 70).Select(cell => cell == 69)]);
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

    [Theory]
    [InlineData(-1)]
    [InlineData(70)]
    public void A_cell_outside_the_catalogue_is_refused(int cell) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CellStore(new bool[70]).Touch(cell));

    [Fact]
    public void Recording_allocates_nothing()
    {
        var store = new CellStore(new bool[200]);
        long[][] pages = store.Touch(150);
        CellPages.TryAdd(pages, 150, 1);

        // A collection of garbage that another thread causes adds what is left of this thread's buffer: not every time, as records would.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated(pages)));
    }

    private static long Allocated(long[][] pages)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            CellPages.TryAdd(pages, 150, 1);
            CellPages.TryAddDouble(pages, 151, 1);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
