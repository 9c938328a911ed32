namespace Stalwart.Instrumentation.Tests;

public class EventCaptureTests
{
    private enum Id : ushort
    {
        Success = 37,
    }

    [Fact]
    public async Task A_capture_sees_its_own_flow_only()
    {
        var test = new TestCatalogue();
        using EventCapture outer = EventCapture.Start(test.Catalogue);
        int[] counts = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(async () =>
        {
            using EventCapture inner = EventCapture.Start(test.Catalogue);
            for (int i = 0; i < n; i++)
            {
                await Task.Yield();
                test.Catalogue.Observe(TestCatalogue.Success, []);
            }

            return inner.Count(Id.Success);
        })));
        Assert.Equal(Enumerable.Range(1, 8), counts);
        Assert.Equal(36, outer.Count(Id.Success));
    }

    [Fact]
    public void Captures_end_in_any_order_and_the_gates_go_back()
    {
        var test = new TestCatalogue();
        EventCapture first = EventCapture.Start(test.Catalogue);
        EventCapture second = EventCapture.Start(test.Catalogue);
        Assert.Equal(3, test.Catalogue.Engine.Gates[0]);
        first.Dispose();
        test.Catalogue.Observe(TestCatalogue.Success, [new("protocol", "imap")]);
        second.Dispose();
        second.Dispose();
        Assert.Equal(1, test.Catalogue.Engine.Gates[0]);
        Assert.Empty(first.Records);
        Assert.Equal("imap", Assert.Single(second.Records)["protocol"]);
        Assert.Throws<KeyNotFoundException>(() => second.Records[0]["reason"]);
    }

    [Fact]
    public async Task A_capture_follows_whatever_its_flow_starts()
    {
        var test = new TestCatalogue();
        using EventCapture capture = EventCapture.Start(test.Catalogue);
        void Record() => test.Catalogue.Observe(TestCatalogue.Success, []);

        Parallel.For(0, 100, _ => Record());
        Assert.Equal(100, capture.Count(Id.Success));

        await Parallel.ForEachAsync(Enumerable.Range(0, 100), async (_, _) =>
        {
            await Task.Yield();
            Record();
        });
        Assert.Equal(200, capture.Count(Id.Success));

        var thread = new Thread(Record);
        thread.Start();
        thread.Join();
        var queued = new TaskCompletionSource();
        ThreadPool.QueueUserWorkItem(_ =>
        {
            Record();
            queued.SetResult();
        });
        await queued.Task;
        Assert.Equal(202, capture.Count(Id.Success));

        Task apart;
        using (ExecutionContext.SuppressFlow())
        {
            apart = Task.Run(Record);
        }

        await apart;
        Assert.Equal(202, capture.Count(Id.Success));
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public void Whatever_the_order_of_their_ends_each_sees_what_happens_before_its_own(params int[] order)
    {
        var test = new TestCatalogue();
        EventCapture[] captures = [.. Enumerable.Range(0, 3).Select(_ => EventCapture.Start(test.Catalogue))];
        for (int i = 0; i < order.Length; i++)
        {
            test.Catalogue.Observe(TestCatalogue.Success, []);
            captures[order[i]].Dispose();
            Assert.Equal(i + 1, captures[order[i]].Count(Id.Success));
        }

        test.Catalogue.Observe(TestCatalogue.Success, []);
        Assert.Equal([1, 2, 3], captures.Select(capture => capture.Count(Id.Success)).Order());
        Assert.Equal(1, test.Catalogue.Engine.Gates[0]);
    }
}
