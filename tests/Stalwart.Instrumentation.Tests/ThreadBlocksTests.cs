using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

public class ThreadBlocksTests
{
    private long now;
    private int made;

    [Fact]
    public void Thread_has_the_same_block_each_time_and_two_threads_have_different_ones()
    {
        ThreadBlocks blocks = New();
        nint mine = blocks.OfThisThread();
        Assert.Equal(mine, blocks.OfThisThread());
        Assert.NotEqual(mine, InThread(blocks));
    }

    [Fact]
    public void Blocks_of_ended_threads_are_reused_by_later_ones()
    {
        ThreadBlocks blocks = New();
        for (int i = 0; i < 1000; i++)
        {
            InThread(blocks);
            now += ThreadBlocks.Quarantine;
        }

        Assert.InRange(made, 2, 40);
    }

    [Fact]
    public void Block_stays_with_an_ended_thread_for_a_while()
    {
        ThreadBlocks blocks = New();
        for (int i = 0; i < 100; i++)
        {
            InThread(blocks);
        }

        Assert.Equal(100, made);
    }

    private static nint InThread(ThreadBlocks blocks)
    {
        nint block = 0;
        var thread = new Thread(() => block = blocks.OfThisThread());
        thread.Start();
        thread.Join();
        return block;
    }

    private ThreadBlocks New() => new(() => ++made * 4096, () => now);
}
