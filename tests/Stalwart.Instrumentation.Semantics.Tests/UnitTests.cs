namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>A field is recorded in the unit of the metric that it feeds.</summary>
[Collection(TestEventsGroup.Name)]
public sealed class UnitTests
{
    [Fact]
    public void Duration_is_recorded_in_the_metrics_unit_of_time()
    {
        TestEvents.Units.Timed(TimeSpan.FromSeconds(90.25));
        Assert.Equal(90.25e3, Value("units.ms"));
        Assert.Equal(90.25e6, Value("units.us"));
        Assert.Equal(90.25e9, Value("units.ns"));
        Assert.Equal(90.25 / 60, Value("units.min"));
        Assert.Equal(90.25 / 3600, Value("units.h"), 1e-12);
        Assert.Equal(90.25 / 86400, Value("units.d"), 1e-12);
        Assert.Equal(90.25, Value("units.per"));
    }

    [Fact]
    public void Bytes_are_recorded_in_the_metrics_unit_of_data()
    {
        TestEvents.Units.Sized(1536);
        Assert.Equal(1.5, Value("units.kiby"));
        Assert.Equal(1.536, Value("units.kby"));
        Assert.Equal(1.5 / 1024, Value("units.miby"));
        Assert.Equal(1.536e-6, Value("units.gby"));
        Assert.Equal(12288, Value("units.binary"));
        Assert.Equal(12, Value("units.kilo-binary"));
    }

    private static double Value(string metric) => TestEvents.Catalogue.Snapshot().Value(metric);
}
