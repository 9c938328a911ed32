namespace Stalwart.Instrumentation.Tests;

public class EventCaptureTests
{
    private enum Id : ushort
    {
        Success = 37,
    }

    [Fact]
    public async Task Capture_sees_only_its_own_flow()
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
    public void Captures_end_in_any_order_and_restore_the_gates()
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
    public async Task Capture_follows_flows_that_its_flow_starts()
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
    public void Each_capture_sees_everything_until_its_end_in_any_order_of_ends(params int[] order)
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

    [Fact]
    public async Task Process_wide_capture_sees_flows_that_it_did_not_start()
    {
        var test = new TestCatalogue();
        using EventCapture flow = EventCapture.Start(test.Catalogue);
        using EventCapture all = EventCapture.StartProcessWide(test.Catalogue);
        Task apart;
        using (ExecutionContext.SuppressFlow())
        {
            apart = Task.Run(() => test.Catalogue.Observe(TestCatalogue.Success, []));
        }

        await apart;
        Assert.Equal((0, 1), (flow.Count(Id.Success), all.Count(Id.Success)));
        all.FollowCurrentFlow();
        all.Dispose();
        test.Catalogue.Observe(TestCatalogue.Success, []);
        Assert.Equal((1, 1), (flow.Count(Id.Success), all.Count(Id.Success)));
    }

    [Fact]
    public async Task Capture_started_in_an_async_set_up_follows_the_test_after_FollowCurrentFlow()
    {
        var test = new TestCatalogue();
        using EventCapture capture = await SetUp(test);
        using EventCapture all = await SetUp(test, isProcessWide: true);
        test.Catalogue.Observe(TestCatalogue.Success, []);
        Assert.Equal((0, 1), (capture.Count(Id.Success), all.Count(Id.Success)));
        capture.FollowCurrentFlow();
        capture.FollowCurrentFlow();
        await Task.Run(() => test.Catalogue.Observe(TestCatalogue.Success, []));
        Assert.Equal((1, 2), (capture.Count(Id.Success), all.Count(Id.Success)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Captures_that_end_in_another_flow_leave_nothing_behind(bool isOneAlwaysLive)
    {
        var test = new TestCatalogue();
        using EventCapture? outer = isOneAlwaysLive ? EventCapture.Start(test.Catalogue) : null;
        EventCapture? last = null;
        for (int i = 0; i < 1000; i++)
        {
            EventCapture? ended = last;
            last = EventCapture.Start(test.Catalogue);
            await Task.Run(() => ended?.Dispose());
        }

        Assert.Equal(isOneAlwaysLive ? 3 : 2, CaptureFlow.Held);
        last!.Dispose();
        Assert.Equal(isOneAlwaysLive ? 1 : 0, CaptureFlow.Held);
    }

    [Fact]
    public void Text_of_a_record_has_its_name_fields_and_tags()
    {
        var test = new TestCatalogue();
        using EventCapture capture = EventCapture.Start(test.Catalogue);
        Assert.Equal("(nothing captured)", capture.ToString());
        test.Catalogue.Observe(TestCatalogue.Failed, [new("protocol", "smtp"), new("reason", "bad-password")]);
        test.Catalogue.Observe(
            TestCatalogue.Failed,
            [new("time", TimeSpan.FromSeconds(1.5)), new("ratio", 0.25), new("tls", true), new("domain", null), new("user", "a \"b\"")]);
        test.Catalogue.GetGauge("server.memory").Set(1.5);
        Assert.Equal(
            [
                "auth.failed protocol=smtp reason=bad-password",
                "auth.failed time=00:00:01.5000000 ratio=0.25 tls=true domain=null user=\"a \\\"b\\\"\"",
                "server.memory=1.5",
            ],
            capture.ToString().Split('\n'));
    }

    [Fact]
    public void Capture_sees_gauge_values_even_while_the_gauge_is_disabled()
    {
        var test = new TestCatalogue();
        Gauge gauge = test.Catalogue.GetGauge("server.memory");
        using EventCapture capture = EventCapture.Start(test.Catalogue);
        gauge.Set(1);
        test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["server.memory"] });
        gauge.Set(2);
        Assert.Equal([1, 2], capture.GaugeRecords.Select(record => record.Value));
        Assert.Equal("server.memory", capture.GaugeRecords[0].Name);
        test.Catalogue.Apply(new EventPolicy());
        Assert.Equal(2, test.Catalogue.Snapshot().Value("server.memory"));
        capture.Dispose();
        gauge.Set(3);
        Assert.Equal(2, capture.GaugeRecords.Count);
    }

    [Fact]
    public void Capture_opens_the_gates_of_disabled_events_for_itself_only()
    {
        var test = new TestCatalogue();
        EventCapture capture = EventCapture.Start(test.Catalogue);
        Assert.Equal(2, test.Catalogue.Engine.Gates[TestCatalogue.Off]);
        Assert.False(test.Catalogue.IsEnabled("queue.off"));
        test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["auth.*", "queue.count"] });
        Assert.Equal(2, test.Catalogue.Engine.Gates[TestCatalogue.Success]);
        Assert.Equal(0, test.Catalogue.Engine.Gates[test.Catalogue.Events.Count]);
        capture.Dispose();
        Assert.Equal(0, test.Catalogue.Engine.Gates[TestCatalogue.Success]);
    }

    private static async Task<EventCapture> SetUp(TestCatalogue test, bool isProcessWide = false)
    {
        await Task.Yield();
        return isProcessWide ? EventCapture.StartProcessWide(test.Catalogue) : EventCapture.Start(test.Catalogue);
    }
}
