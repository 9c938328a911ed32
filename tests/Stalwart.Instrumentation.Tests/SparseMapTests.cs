using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

public class SparseMapTests
{
    /// <summary>2^64 divided by the golden ratio, which the map uses for spreading, and its inverse modulo 2^64.</summary>
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;
    private const ulong Inverse = 0xF1DE_83E1_9937_733D;

    [Fact]
    public void Combinations_keep_their_series_and_further_ones_have_none()
    {
        int told = 0;
        var map = new SparseMap(2, () => told++);
        Assert.Equal([0, 1, 0, ~2, ~2, 1], new long[] { 0, long.MaxValue - 1, 0, 5, 0x1_0000_0000, long.MaxValue - 1 }.Select(map.Place));
        Assert.Equal([0, long.MaxValue - 1], Enumerable.Range(0, 2).Select(map.Combination));
        Assert.Equal((true, true, false), (map.IsUsed(0), map.IsUsed(1), map.IsUsed(2)));
        Assert.Equal(1, told);
    }

    [Fact]
    public void Finding_a_combination_does_not_assign_a_series()
    {
        var map = new SparseMap(1);
        Assert.Equal(-1, map.Find(7));
        Assert.False(map.IsUsed(0));
        Assert.Equal(0, map.Place(8));
        Assert.Equal((0, -1), (map.Find(8), map.Find(7)));
    }

    [Fact]
    public void Threads_agree_on_series_while_the_map_grows()
    {
        const int Limit = 10_000;
        var map = new SparseMap(Limit);
        int[][] seen = new int[8][];
        Parallel.For(0, 8, t => seen[t] = [.. Enumerable.Range(0, 2 * Limit).Select(i => map.Place(i * 7919L % Limit * 1_000_003))]);
        Assert.All(seen, places => Assert.Equal(seen[0], places));
        Assert.Equal(Limit, seen[0].Distinct().Count());
        Assert.All(Enumerable.Range(0, Limit), i => Assert.Equal(i, map.Find(map.Combination(i))));
    }

    [Fact]
    public void Full_map_assigns_no_series_to_new_combinations_of_any_thread()
    {
        int told = 0;
        var map = new SparseMap(3, () => Interlocked.Increment(ref told));
        int[] placed = new int[8];
        Parallel.For(0, 8, thread =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                placed[thread] += map.Place((thread * 20_000L) + i) >= 0 ? 1 : 0;
            }
        });
        Assert.Equal((3, 1), (placed.Sum(), told));
    }

    [Fact]
    public void Combinations_that_collide_in_the_table_are_distinguished()
    {
        Assert.Equal(1UL, unchecked(Spread * Inverse));
        var map = new SparseMap(1000);

        // Their products differ only below bit 32, so all of them start at the same entry.
        long[] colliding = [.. Enumerable.Range(1, 1000).Select(i => unchecked((long)((ulong)i * Inverse)) - 1).Where(code => code >= 0)];
        Assert.InRange(colliding.Length, 300, 700);
        Assert.Equal(Enumerable.Range(0, colliding.Length), colliding.Select(map.Place));
        Assert.Equal(Enumerable.Range(0, colliding.Length), colliding.Select(map.Find));
        Assert.All(colliding, code => Assert.True(map.Find(code ^ 1) < 0 || colliding.Contains(code ^ 1)));
    }
}
