using Stalwart.Instrumentation;

namespace Stalwart.Instrumentation.AspNetCore.Tests.WebApplications;

public sealed class ShopEventCoverage : IDisposable
{
    private readonly EventCoverage coverage = EventCoverage.Start(ShopEvents.Catalogue).Exclude("order.failed");

    public void Dispose()
    {
        using (coverage)
        {
            coverage.ThrowIfBelow(0.9);
        }
    }
}
