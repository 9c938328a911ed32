using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>A pipeline of the application.</summary>
public sealed class MeterProviderTests
{
    [Fact]
    public void Two_thousand_events_are_all_exported()
    {
        const int Count = 2000;
        var catalogue = new EventCatalogue(
            "test-" + Guid.NewGuid().ToString("N"),
            null,
            [
                .. Enumerable.Range(0, Count)
                    .Select(i => new EventDescriptor($"many.event-{i}", (ushort)i, EventLevel.Info, $"Event {i}", true, true, [])),
            ],
            [
                .. Enumerable.Range(0, Count)
                    .Select(i => new MetricDescriptor($"many.event-{i}", MetricKind.Counter, "{event}", $"Event {i}", [], i)),
            ]);
        for (int i = 0; i < Count; i++)
        {
            catalogue.Engine.Add(i, i + 1);
        }

        var exported = new List<Metric>();
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddEventCatalogue(catalogue).AddInMemoryExporter(exported).Build();
        provider.ForceFlush();
        Assert.Equal(Count, exported.Count);
        Assert.Equal(Enumerable.Range(1, Count).Sum(), exported.Sum(Value));
    }

    [Fact]
    public void Pipeline_exports_several_catalogues()
    {
        TestCatalogue first = new(), second = new();
        var exported = new List<Metric>();
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddEventCatalogue(first.Catalogue)
            .AddEventCatalogue(second.Catalogue)
            .AddInMemoryExporter(exported)
            .Build();
        first.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 1);
        second.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 2);
        provider.ForceFlush();
        Assert.Equal(
            [(first.Catalogue.MeterName, 1L), (second.Catalogue.MeterName, 2L)],
            exported.Where(metric => metric.Name == "auth.success")
                .Select(metric => (metric.MeterName, Value(metric)))
                .OrderBy(pair => pair.Item2));
    }

    [Fact]
    public void Tag_has_room_for_all_its_series()
    {
        var test = new TestCatalogue();
        var exported = new List<Metric>();
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddEventCatalogue(test.Catalogue)
            .AddInMemoryExporter(exported)
            .Build();
        for (int reason = 0; reason < 3; reason++)
        {
            foreach (string domain in (string[])["a.example", "b.example", "c.example"])
            {
                test.Fail(reason, domain);
            }
        }

        provider.ForceFlush();
        Metric failed = Assert.Single(exported, metric => metric.Name == "auth.failed");
        int points = 0;
        foreach (ref readonly MetricPoint point in failed.GetMetricPoints())
        {
            Assert.Equal(1, point.GetSumLong());
            points++;
        }

        Assert.Equal(9, points);
    }

    private static long Value(Metric metric)
    {
        long sum = 0;
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            sum += point.GetSumLong();
        }

        return sum;
    }
}
