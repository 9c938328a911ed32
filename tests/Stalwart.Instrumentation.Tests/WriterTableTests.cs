using System.Runtime.InteropServices;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

public sealed unsafe class WriterTableTests : IDisposable
{
    private readonly nint table = (nint)NativeMemory.AllocZeroed((nuint)WriterTable.Bytes);

    public void Dispose() => NativeMemory.Free((void*)table);

    [Theory]
    [InlineData(1)]
    [InlineData(385)]
    [InlineData(4096)]
    [InlineData(1 << 20)]
    public void Every_stack_page_is_found_with_its_own_block_for_any_stack_layout(int distance)
    {
        nint[] pages = [.. Enumerable.Range(1, WriterTable.MaxPages).Select(i => (nint)(0x7F12_3456_0 + ((long)i * distance)))];
        for (int i = 0; i < pages.Length; i++)
        {
            Assert.Equal(0, WriterTable.Find(table, pages[i]));
            WriterTable.Add(table, pages[i], (i + 1) * 128);
        }

        Assert.All(Enumerable.Range(0, pages.Length), i => Assert.Equal((i + 1) * 128, WriterTable.Find(table, pages[i])));
        Assert.Equal(0, WriterTable.Find(table, pages[0] - 1));
        int direct = pages.Count(page => WriterTable.TryGet(table, page, out _));
        Assert.True(direct >= pages.Length * 0.6, $"{direct} of {pages.Length} are where the hot path looks");
    }

    [Fact]
    public void Colliding_stack_page_is_not_mistaken_for_another()
    {
        WriterTable.Add(table, 1, 128);
        Assert.True(WriterTable.TryGet(table, 1, out nint block));
        Assert.Equal(128, block);
        Assert.All(Enumerable.Range(2, 100_000), page => Assert.False(WriterTable.TryGet(table, page, out _)));
    }
}
