namespace Stalwart.Instrumentation.Tests;

public class OpenTagMapTests
{
    [Fact]
    public void Values_keep_their_slots_and_further_ones_share_other()
    {
        var map = new CountedTagMap(2);
        Assert.Equal([0, 1, 2, 0, 2], new[] { "a", "b", "c", "a", "d" }.Select(map.Slot));
        Assert.Equal(["a", "b", "other"], Enumerable.Range(0, 3).Select(map.Value));
        Assert.Equal(2, map.Overflows);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("other")]
    public void Null_empty_and_other_count_as_other(string? value) => Assert.Equal(5, new CountedTagMap(5).Slot(value));

    [Fact]
    public void Values_that_differ_only_in_lone_surrogates_share_one_slot()
    {
        var map = new CountedTagMap(3);
        string[] values = ["a\uD800b", "a\uDC00b", "a\uFFFDb", "a\uDC00b", "\uD83D\uDE00", "\uDE00\uD83D", "\uDC01\uDC01"];
        Assert.Equal([0, 0, 0, 0, 1, 2, 2], values.Select(map.Slot));
        Assert.Equal(["a\uFFFDb", "\uD83D\uDE00", "\uFFFD\uFFFD"], Enumerable.Range(0, 3).Select(map.Value));
        Assert.Equal(3, map.Slot("b\uD800"));
        Assert.Equal(0, map.Slot("a\uDFFFb"));
        Assert.Equal(1, map.Overflows);
    }

    [Fact]
    public void Threads_agree_on_slots_while_the_map_grows()
    {
        var map = new CountedTagMap(1000);
        int[][] seen = new int[8][];
        Parallel.For(0, 8, t => seen[t] = [.. Enumerable.Range(0, 1000).Select(i => map.Slot("v" + ((i * 7) % 1000)))]);
        Assert.All(seen, slots => Assert.Equal(seen[0], slots));
        Assert.Equal(1000, seen[0].Distinct().Count());
    }

    [Fact]
    public void Full_map_counts_values_beyond_its_limit_exactly()
    {
        var map = new CountedTagMap(3);
        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                map.Slot("v" + (i % 3));
            }
        });
        Assert.Equal(0, map.Overflows);
        Parallel.For(0, 8, thread =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                Assert.InRange(map.Slot("v" + (i % 3)), 0, 2);
                Assert.Equal(3, map.Slot($"unknown {thread} {i}"));
                Assert.Equal(3, map.Slot("other"));
            }
        });
        Assert.Equal(80_000, map.Overflows);
    }

    [Fact]
    public void Value_of_257_characters_counts_as_other_and_takes_no_slot()
    {
        var map = new CountedTagMap(2);
        Assert.Equal(2, map.Slot(new string('x', 257)));
        Assert.False(map.HasValue(0));
        Assert.Equal(1, map.Overflows);
        Assert.Equal(0, map.Slot(new string('x', 256)));
        Assert.Equal(256, map.Value(0).Length);

        // 129 characters outside the basic plane are 258 UTF-16 units.
        Assert.Equal(2, map.Slot(string.Concat(Enumerable.Repeat("\U0001F600", 129))));
        Assert.Equal(1, map.Slot(string.Concat(Enumerable.Repeat("\U0001F600", 128))));
        Assert.Equal(2, map.Overflows);
    }

    [Fact]
    public void Values_of_a_million_characters_are_not_kept()
    {
        var map = new CountedTagMap(200);
        var values = new WeakReference[50];
        Fill(map, values);
        GC.Collect();
        Assert.All(values, value => Assert.False(value.IsAlive));
        Assert.Equal(values.Length, map.Overflows);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Fill(CountedTagMap map, WeakReference[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                string value = i + new string('x', 1_000_000);
                map.Slot(value);
                values[i] = new WeakReference(value);
            }
        }
    }

    [Fact]
    public void Value_that_is_too_long_allocates_nothing()
    {
        var map = new CountedTagMap(200);
        string value = new('x', 1_000_000);
        map.Slot(value);

        // A garbage collection caused by another thread adds the rest of this thread's buffer, but not every time, as records would.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated(map, value)));
    }

    private static long Allocated(CountedTagMap map, string value)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            map.Slot(value);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
