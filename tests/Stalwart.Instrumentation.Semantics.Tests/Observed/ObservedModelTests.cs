namespace Stalwart.Instrumentation.Semantics.Tests.Observed;

/// <summary>Registrations, removals and policies in any order, compared with a model, and during snapshots of other threads.</summary>
[Collection(KeptEventsGroup.Name)]
public sealed class ObservedModelTests
{
    private static readonly string[] Devices = ["sda", "sdb", "sdc"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_snapshot_equals_the_model(int seed)
    {
        var random = new Random(seed);
        var model = new ObservedModel();
        for (int step = 0; step < 500; step++)
        {
            switch (random.Next(6))
            {
                case 0 or 1:
                    model.Observe(Pick(random), random.Next(-3, 100));
                    break;
                case 2 or 3:
                    model.DisposeAny(random);
                    break;
                case 4:
                    model.Remove(Pick(random));
                    break;
                default:
                    model.Enable(random.Next(2) == 0);
                    break;
            }

            Assert.Equal(model.Expected(), Actual());
        }

        model.End();
        Assert.Empty(Actual());
    }

    [Fact]
    public async Task Snapshots_during_registrations_and_removals_are_consistent()
    {
        using IDisposable constant = KeptEvents.UpDownCounters.NetOpen.Observe(() => 7);
        using var end = new CancellationTokenSource();
        Task[] writers = [.. Devices.Take(2).Select(device => Task.Run(() => Toggle(device, end.Token)))];
        for (int i = 0; i < 2_000; i++)
        {
            SeriesSnapshot[] all = [.. KeptEvents.Catalogue.Snapshot().Series];
            Assert.Equal(7, all.Single(series => series.Metric.Name == "net.open").IntegerValue);
            Assert.All(all.Where(series => series.Metric.Name == "disk.faults"), series => Assert.Equal(5, series.IntegerValue));
        }

        await end.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Empty(Actual());
    }

    private static void Toggle(string device, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using (KeptEvents.Counters.DiskFaults.Observe(device, () => 5))
            {
                KeptEvents.Counters.DiskFaults.Observe(device, () => 5);
            }

            KeptEvents.Counters.DiskFaults.Remove(device);
        }
    }

    private static string Pick(Random random) => Devices[random.Next(Devices.Length)];

    private static string[] Actual() =>
    [
        .. KeptEvents.Catalogue.Snapshot().Series.Where(series => series.Metric.Name == "disk.faults")
            .Select(series => $"{series.Tags[0].Value} {series.IntegerValue}").Order(StringComparer.Ordinal),
    ];
}
