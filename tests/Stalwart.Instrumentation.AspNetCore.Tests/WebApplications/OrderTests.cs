using Microsoft.AspNetCore.Mvc.Testing;

namespace Stalwart.Instrumentation.AspNetCore.Tests.WebApplications;

[Collection(ShopProcess.Name)]
public sealed class OrderTests(WebApplicationFactory<Program> factory) : IClassFixture<WebApplicationFactory<Program>>, IAsyncLifetime
{
    private EventCapture? capture;

    public async ValueTask InitializeAsync()
    {
        // Before CreateClient: the server handles the requests of later clients in the flows that send them.
        factory.Server.PreserveExecutionContext = true;
        using HttpClient client = factory.CreateClient();
        Assert.NotEmpty(await client.GetStringAsync(new Uri("/events", UriKind.Relative)));
        capture = EventCapture.Start(ShopEvents.Catalogue);
    }

    [Fact]
    public async Task Order_without_an_amount_is_recorded_as_failed()
    {
        capture!.FollowCurrentFlow();
        using HttpClient client = factory.CreateClient();
        using HttpResponseMessage response = await client.PostAsync(new Uri("/orders/0", UriKind.Relative), content: null);
        Assert.True(capture.Count(ShopEventId.OrderFailed) == 1, capture.ToString());
    }

    public ValueTask DisposeAsync()
    {
        capture?.Dispose();
        return default;
    }
}
