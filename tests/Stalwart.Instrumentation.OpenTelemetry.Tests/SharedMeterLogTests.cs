namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>A host logs that two catalogues of the process share a meter and names.</summary>
public sealed class SharedMeterLogTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Shared_meter_is_logged_once_whether_the_catalogue_is_published_before_or_after_the_start(bool isBefore)
    {
        var test = new TestCatalogue();
        EventCatalogue? twin = isBefore ? Twin(test) : null;
        await using TestHost host = await TestHost.StartWorkerAsync(test, "");
        twin ??= Twin(test);
        await using TestHost next = await TestHost.StartWorkerAsync(test, "");
        string line = $"Error: Catalogues of assemblies 'unknown' and 'unknown' both define 'auth.success' in meter "
            + $"'{test.Catalogue.MeterName}', so exporters cannot tell them apart";
        Assert.Single(host.Log.Lines, line);
        Assert.Single(next.Log.Lines, line);
        GC.KeepAlive(twin);
    }

    [Fact]
    public async Task Shared_meter_of_another_host_is_not_logged()
    {
        var other = new TestCatalogue();
        EventCatalogue twin = Twin(other);
        await using TestHost host = await TestHost.StartWorkerAsync(new TestCatalogue(), "");
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(other.Catalogue.MeterName, StringComparison.Ordinal));
        GC.KeepAlive(twin);
    }

    private static EventCatalogue Twin(TestCatalogue test) => new(
        test.Catalogue.MeterName,
        null,
        [new("auth.success", 37, EventLevel.Info, "Authentication succeeded", true, true, [])],
        [new("auth.success", MetricKind.Counter, "{event}", "Authentication succeeded", [], 0)]);
}
