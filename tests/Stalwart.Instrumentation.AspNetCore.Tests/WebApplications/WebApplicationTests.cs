using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;

namespace Stalwart.Instrumentation.AspNetCore.Tests.WebApplications;

/// <summary>Captures and policies in the process of an application that a <see cref="WebApplicationFactory{TEntryPoint}"/> runs.</summary>
[Collection(ShopProcess.Name)]
public sealed class WebApplicationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Process_wide_capture_sees_what_the_server_records_whether_or_not_the_execution_context_is_preserved(bool isPreserved)
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.Server.PreserveExecutionContext = isPreserved;
        using var capture = EventCapture.StartProcessWide(ShopEvents.Catalogue);
        await OrderAsync(factory, 100, 0, 100);
        Assert.Equal(
            ["order.placed", "order.failed", "order.placed"],
            capture.Records.Select(record => record.ToString()));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public async Task Capture_of_a_flow_sees_its_requests_when_the_execution_context_is_preserved(bool isPreserved, int expected)
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.Server.PreserveExecutionContext = isPreserved;
        using var capture = EventCapture.Start(ShopEvents.Catalogue);
        await OrderAsync(factory, 100, 200);
        Assert.Equal(expected, capture.Count(ShopEventId.OrderPlaced));
    }

    [Fact]
    public async Task Captures_of_two_flows_see_their_own_requests_when_the_execution_context_is_preserved()
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.Server.PreserveExecutionContext = true;
        int[] counts = await Task.WhenAll(Enumerable.Range(1, 4).Select(orders => Task.Run(async () =>
        {
            using var capture = EventCapture.Start(ShopEvents.Catalogue);
            await OrderAsync(factory, [.. Enumerable.Repeat(100, orders)]);
            return capture.Count(ShopEventId.OrderPlaced);
        })));
        Assert.Equal([1, 2, 3, 4], counts);
    }

    [Fact]
    public async Task Process_wide_capture_sees_requests_over_sockets()
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.UseKestrel(0);
        factory.StartServer();
        using var flow = EventCapture.Start(ShopEvents.Catalogue);
        using var capture = EventCapture.StartProcessWide(ShopEvents.Catalogue);
        await OrderAsync(factory, 100);
        Assert.Equal((0, 1), (flow.Count(ShopEventId.OrderPlaced), capture.Count(ShopEventId.OrderPlaced)));
    }

    [Fact]
    public async Task Factories_with_other_settings_enable_their_union_and_leave_no_policy_behind()
    {
        var shop = new WebApplicationFactory<Program>();
        WebApplicationFactory<Program> other = shop.WithWebHostBuilder(builder => builder.ConfigureAppConfiguration(configuration =>
            configuration.AddInMemoryCollection([new("metrics:disabled-events:0", "order.placed")])));
        Assert.NotNull(shop.Services);
        Assert.Equal(["order.failed"], ShopEvents.Catalogue.Report.DisabledEvents);
        Assert.NotNull(other.Services);
        Assert.Empty(ShopEvents.Catalogue.Report.DisabledEvents);

        // The factory that created another one also disposes it.
        await other.DisposeAsync();
        await DisablesAsync("order.failed");
        await shop.DisposeAsync();
        await DisablesAsync();

        // The application's own thread may dispose the host, and nothing waits for it.
        static Task DisablesAsync(params string[] names) => Eventually.IsTrueAsync(
            () => ShopEvents.Catalogue.Report.DisabledEvents.SequenceEqual(names),
            () => $"These stay disabled: {string.Join(", ", ShopEvents.Catalogue.Report.DisabledEvents)}");
    }

    [Fact]
    public async Task Coverage_fails_for_an_event_that_no_test_records_and_not_for_an_excluded_one()
    {
        var missed = new ShopEventCoverage();
        Assert.EndsWith(
            "Not recorded:\norder.placed", Assert.Throws<InvalidOperationException>(missed.Dispose).Message, StringComparison.Ordinal);
        using var coverage = new ShopEventCoverage();
        await using var factory = new WebApplicationFactory<Program>();
        await OrderAsync(factory, 100);
    }

    [Theory]
    [InlineData("OrderTests.cs")]
    [InlineData("ShopEventCoverage.cs")]
    public void Test_in_the_manual_is_the_one_that_runs(string file)
    {
        string code = File.ReadAllText(Path.Combine(Repository.TestProject("AspNetCore.Tests"), "WebApplications", file));
        string test = code[code.IndexOf("public sealed class", StringComparison.Ordinal)..];
        Assert.Contains($"{test}```\n", Repository.Read("docs/testing.md"), StringComparison.Ordinal);
    }

    private static async Task OrderAsync(WebApplicationFactory<Program> factory, params int[] amounts)
    {
        using HttpClient client = factory.CreateClient();
        foreach (int cents in amounts)
        {
            using HttpResponseMessage response = await client.PostAsync(new Uri($"/orders/{cents}", UriKind.Relative), content: null);
            Assert.Equal(cents > 0, response.IsSuccessStatusCode);
        }
    }
}
