using System.Collections.Concurrent;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

public class CellStoreTests
{
    private const CellKind Count = CellKind.Count, Floating = CellKind.Floating;

    public enum Writer
    {
        Caller,
        Thread,
        Shared,
    }

    [Theory]
    [InlineData(Writer.Caller)]
    [InlineData(Writer.Thread)]
    [InlineData(Writer.Shared)]
    public void Ten_million_records_of_threads_that_come_and_go_are_exact(Writer writer)
    {
        const int Generations = 50, Threads = 8, Records = 25_000;
        var store = new CellStore([Count, Floating]);
        for (int generation = 0; generation < Generations; generation++)
        {
            Thread[] threads = Start(Threads, () =>
            {
                for (int i = 0; i < Records; i++)
                {
                    Add(store, writer, 0, 1);
                }
            });
            store.ReadAll();
            Array.ForEach(threads, thread => thread.Join());
        }

        Assert.Equal((long)Generations * Threads * Records, store.ReadAll()[0]);
    }

    [Theory]
    [InlineData(Writer.Caller)]
    [InlineData(Writer.Thread)]
    [InlineData(Writer.Shared)]
    public void Total_never_decreases_and_is_exact_while_threads_end(Writer writer)
    {
        var store = new CellStore([Count]);
        long last = 0;
        for (int i = 1; i <= 500; i++)
        {
            Thread[] threads = Start(1, () => Add(store, writer, 0, 3));
            long now = store.ReadAll()[0];
            Assert.True(now >= last);
            last = now;
            threads[0].Join();
            Assert.Equal(3L * i, store.ReadAll()[0]);
        }
    }

    [Fact]
    public void Floating_point_total_does_not_decrease_when_threads_end()
    {
        // 0.1 + 0.2 + 0.3 rounds up, 0.2 + 0.3 + 0.1 does not. To Prometheus, a counter that decreases by the last bit has been reset to 0.
        var store = new CellStore([Floating]);
        foreach (double value in (double[])[0.1, 0.2, 0.3])
        {
            Start(1, () => CellBlock.AddDouble(store.OfThread(), 0, value))[0].Join();
        }

        double before = BitConverter.Int64BitsToDouble(store.ReadAll()[0]);
        for (int i = 0; i < 100; i++)
        {
            Start(1, () => CellBlock.AddDouble(store.OfThread(), 0, 0.1))[0].Join();
            double now = BitConverter.Int64BitsToDouble(store.ReadAll()[0]);
            Assert.True(now > before, $"{before:R} fell to {now:R}");
            before = now;
        }

        Assert.Equal(10.6, before, 1e-9);
    }

    [Fact]
    public void Integer_total_saturates_at_its_maximum()
    {
        var store = new CellStore([.. Enumerable.Repeat(Count, 21)]);
        for (int i = 0; i < 3; i++)
        {
            Start(1, () =>
            {
                nint block = store.OfThread();
                CellBlock.AddAmount(block, 20, long.MaxValue - 1);
                CellBlock.AddAmount(block, 1, i == 0 ? long.MaxValue : 1);
            })[0].Join();
        }

        Assert.Equal((long.MaxValue, long.MaxValue, 0), (store.ReadAll()[20], store.ReadAll()[1], store.ReadAll()[0]));
    }

    [Fact]
    public void Highest_rank_of_all_writers_is_read()
    {
        var store = new CellStore([CellKind.Rank, CellKind.Rank]);
        foreach (double value in (double[])[-5, 3, -7.5])
        {
            Start(1, () =>
            {
                CellBlock.Raise(store.OfThread(), 0, ValueRank.Reverse(value));
                CellBlock.Raise(store.OfThread(), 1, ValueRank.Of(value));
            })[0].Join();
        }

        store.Shared.Raise(1, ValueRank.Of(2));
        long[] totals = store.ReadAll();
        Assert.Equal((-7.5, 3), (ValueRank.ReverseValue((ulong)totals[0]), ValueRank.Value((ulong)totals[1])));
    }

    [Fact]
    public void Totals_of_some_cells_equal_those_in_a_reading_of_all()
    {
        CellKind[] kinds = [.. Enumerable.Range(0, 300).Select(i => i % 37 < 20 ? Count : Floating)];
        var store = new CellStore(kinds);
        for (int thread = 0; thread < 3; thread++)
        {
            Start(1, () =>
            {
                for (int i = 0; i < kinds.Length; i++)
                {
                    if (kinds[i] == Count)
                    {
                        CellBlock.Add(store.OfThread(), i, i + 1);
                    }
                    else
                    {
                        CellBlock.AddDouble(store.OfThread(), i, i + 0.5);
                    }
                }
            })[0].Join();
        }

        long[] all = store.ReadAll();
        Assert.All(Enumerable.Range(0, kinds.Length), i => Assert.Equal(
            3 * (i + (kinds[i] == Count ? 1 : 0.5)),
            kinds[i] == Count ? all[i] : BitConverter.Int64BitsToDouble(all[i])));
        for (int first = 0; first < kinds.Length; first++)
        {
            int length = Math.Min(1 + (first % 41), kinds.Length - first);
            var part = new long[length];
            store.Read(first, part);
            Assert.Equal(all[first..(first + length)], part);
        }
    }

    [Fact]
    public void Writers_beyond_the_memory_for_blocks_share_cells_and_lose_nothing()
    {
        // The blocks are so large that the limit is 32.
        const int Threads = 60;
        var store = new CellStore(new CellKind[1 << 20]);
        var owned = new ConcurrentBag<nint>();
        using var all = new Barrier(Threads);
        Thread[] threads = Start(Threads, () =>
        {
            nint block = store.OfThread();
            owned.Add(block);
            all.SignalAndWait();
            for (int i = 0; i < 1000; i++)
            {
                if (block != 0)
                {
                    CellBlock.Add(block, 5, 1);
                }
                else
                {
                    store.Shared.Add(5, 1);
                }
            }
        });
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(32, owned.Count(block => block != 0));
        Assert.Equal(32, owned.Where(block => block != 0).Distinct().Count());
        long total = 0;
        store.Read(5, new Span<long>(ref total));
        Assert.Equal(Threads * 1000, total);
    }

    [StackPageFact]
    public void Stack_pages_beyond_the_memory_for_blocks_use_the_block_of_their_thread()
    {
        // The blocks are so large that the limit is 32.
        const int Depth = 50;
        var store = new CellStore(new CellKind[1 << 20]);
        var blocks = new List<nint>();
        Start(1, () => Descend(store, Depth, blocks))[0].Join();
        Assert.Equal(Depth, blocks.Count);
        Assert.DoesNotContain(0, blocks);
        Assert.Equal(33, blocks.Distinct().Count());
        Assert.Single(blocks.TakeLast(Depth - 32).Distinct());
        long total = 0;
        store.Read(7, new Span<long>(ref total));
        Assert.Equal(Depth, total);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static unsafe void Descend(CellStore store, int depth, List<nint> blocks)
    {
        byte* page = stackalloc byte[Environment.SystemPageSize];
        page[depth] = 1;
        nint block = store.OfCaller();
        CellBlock.Add(block, 7, page[depth]);
        blocks.Add(block);
        if (depth > 1)
        {
            Descend(store, depth - 1, blocks);
        }
    }

    [Fact]
    public void Recording_and_reading_allocate_nothing()
    {
        var store = new CellStore(new CellKind[200]);
        var totals = new long[200];
        nint block = store.OfCaller();

        // A garbage collection caused by another thread adds the rest of this thread's buffer, but not every time, as records would.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated()));

        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++)
            {
                CellBlock.Add(block, 150, 1);
                CellBlock.AddDouble(block, 151, 1);
                store.Shared.Add(152, 1);
                store.Read(0, totals);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Blocks_are_kept_apart_by_a_pair_of_cache_lines()
    {
        var store = new CellStore([Count]);
        var blocks = new ConcurrentBag<nint>();
        using var all = new Barrier(8);
        Thread[] threads = Start(8, () =>
        {
            blocks.Add(store.OfThread());
            all.SignalAndWait();
        });
        Array.ForEach(threads, thread => thread.Join());
        nint[] sorted = [.. blocks.Order()];
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 128));
        Assert.All(sorted, block => Assert.Equal(0, block % 128));
    }

    private static Thread[] Start(int count, Action action)
    {
        Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() => action()))];
        Array.ForEach(threads, thread => thread.Start());
        return threads;
    }

    private static void Add(CellStore store, Writer writer, int cell, long value)
    {
        nint block = writer switch
        {
            Writer.Caller => store.OfCaller(),
            Writer.Thread => store.OfThread(),
            _ => 0,
        };
        if (block != 0)
        {
            CellBlock.Add(block, cell, value);
        }
        else
        {
            store.Shared.Add(cell, value);
        }
    }
}
