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
                test.Catalogue.Engine.Observe(TestCatalogue.Success, []);
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
        Assert.Equal(2, test.Catalogue.Engine.Gates[0]);
        first.Dispose();
        test.Catalogue.Engine.Observe(TestCatalogue.Success, [new("protocol", "imap")]);
        second.Dispose();
        second.Dispose();
        Assert.Equal(1, test.Catalogue.Engine.Gates[0]);
        Assert.Empty(first.Records);
        Assert.Equal("imap", Assert.Single(second.Records)["protocol"]);
        Assert.Throws<KeyNotFoundException>(() => second.Records[0]["reason"]);
    }
}
