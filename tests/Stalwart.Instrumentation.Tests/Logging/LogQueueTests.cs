using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Tests.Logging;

public sealed class LogQueueTests
{
    [Fact]
    public void Queue_hands_out_every_record_of_8_threads_once_and_those_of_each_thread_in_order()
    {
        const int Threads = 8, Records = 50_000;
        var queue = new LogQueue(capacity: 256, width: 2);
        Thread[] writers = [.. Enumerable.Range(0, Threads).Select(id => new Thread(() => Write(queue, id, Records)))];
        Array.ForEach(writers, writer => writer.Start());
        long[] next = new long[Threads];
        for (int taken = 0; taken < Threads * Records;)
        {
            if (!queue.HasNext)
            {
                Thread.Yield();
                continue;
            }

            int place = queue.Next();
            int writer = queue.Slot(place).Event;
            Assert.Equal(next[writer]++, queue.Slot(place).Times);
            Assert.Equal((long)writer, queue.ValuesOf(place)[0].Boxed);
            Assert.Equal($"{next[writer] - 1}", queue.ValuesOf(place)[1].Boxed);
            queue.Release();
            taken++;
        }

        Array.ForEach(writers, writer => writer.Join());
        Assert.False(queue.HasNext);
        Assert.All(next, count => Assert.Equal(Records, count));
    }

    [Fact]
    public void Full_queue_has_room_after_each_record_that_is_taken()
    {
        var queue = new LogQueue(capacity: 4, width: 1);
        for (int round = 0; round < 100; round++)
        {
            Assert.All(Enumerable.Range(0, 4), _ => queue.Commit(queue.Begin()));
            Assert.Equal(-1, queue.Begin());
            queue.Release();
            queue.Commit(queue.Begin());
            Assert.Equal(-1, queue.Begin());
            Assert.All(Enumerable.Range(0, 4), _ => queue.Release());
        }
    }

    [Fact]
    public void Record_waits_for_an_earlier_one_that_is_not_committed()
    {
        var queue = new LogQueue(capacity: 4, width: 1);
        int first = queue.Begin(), second = queue.Begin();
        queue.Commit(second);
        Assert.False(queue.HasNext);
        queue.Commit(first);
        Assert.Equal(first, queue.Next());
    }

    [Fact]
    public void Released_slot_has_no_references()
    {
        var queue = new LogQueue(capacity: 2, width: 1);
        int place = queue.Begin();
        queue.ValuesOf(place)[0] = LogValue.Of("text");
        queue.Slot(place).Context = ExecutionContext.Capture();
        queue.Commit(place);
        queue.Release();
        Assert.Null(queue.ValuesOf(place)[0].Boxed);
        Assert.Null(queue.Slot(place).Context);
    }

    private static void Write(LogQueue queue, int id, int records)
    {
        for (int i = 0; i < records; i++)
        {
            int place;
            while ((place = queue.Begin()) < 0)
            {
                Thread.Yield();
            }

            queue.Slot(place).Event = id;
            queue.Slot(place).Times = i;
            queue.ValuesOf(place)[0] = LogValue.Of((long)id);
            queue.ValuesOf(place)[1] = LogValue.Of($"{i}");
            queue.Commit(place);
        }
    }
}
