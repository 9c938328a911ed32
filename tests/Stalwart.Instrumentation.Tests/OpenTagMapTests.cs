using Stalwart.Instrumentation.Recording;

namespace Stalwart.Instrumentation.Tests;

public class OpenTagMapTests
{
    [Fact]
    public void Values_keep_their_slots_and_further_ones_share_other()
    {
        var map = new OpenTagMap(2);
        Assert.Equal([0, 1, 2, 0, 2], new[] { "a", "b", "c", "a", "d" }.Select(map.Slot));
        Assert.Equal(["a", "b", "other"], Enumerable.Range(0, 3).Select(map.Value));
        Assert.Equal(2, map.Overflows);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("other")]
    public void Nothing_and_other_itself_are_other(string? value) => Assert.Equal(5, new OpenTagMap(5).Slot(value));

    [Fact]
    public void Threads_agree_on_slots_while_the_map_grows()
    {
        var map = new OpenTagMap(1000);
        int[][] seen = new int[8][];
        Parallel.For(0, 8, t => seen[t] = [.. Enumerable.Range(0, 1000).Select(i => map.Slot("v" + ((i * 7) % 1000)))]);
        Assert.All(seen, slots => Assert.Equal(seen[0], slots));
        Assert.Equal(1000, seen[0].Distinct().Count());
    }

    [Fact]
    public void A_full_map_counts_what_it_has_no_place_for_exactly()
    {
        var map = new OpenTagMap(3);
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
}
