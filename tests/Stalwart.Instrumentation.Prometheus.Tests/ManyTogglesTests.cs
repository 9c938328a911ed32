using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>
/// Toggles the disabled list ten thousand times while threads record, a delta collector receives pushes, and the endpoint is scraped.
/// </summary>
[Collection(WholeProcess.Name)]
public sealed class ManyTogglesTests
{
    private const int Toggles = 10_000;
    private const int Scrapes = 20;
    private int scraped;

    [Fact]
    public async Task Many_toggles_lose_nothing_count_nothing_twice_and_leak_nothing()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        var test = new TestCatalogue();
        (TestHost host, Uri address) = await WebTestHost.StartAsync(test, $"""
            [metrics.prometheus]
            enable = true
            [metrics.open-telemetry]
            transport = "grpc"
            endpoint = "{receiver.Endpoint}"
            interval = "5ms"
            timeout = "{TestTimeout.Toml}"
            temporality = "delta"
            """);
        await using (host)
        {
            using var client = new HttpClient();
            using var stop = new CancellationTokenSource();
            Thread[] threads = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() => RecordUntil(test, stop.Token)))];
            Array.ForEach(threads, thread => thread.Start());
            Task scrapes = ScrapeUntilAsync(client, new Uri(address, "/metrics/prometheus"), stop.Token);

            Toggle(test, Toggles / 10);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            int toggles = 0;
            while (toggles < Toggles || (Volatile.Read(ref scraped) < Scrapes && !scrapes.IsCompleted))
            {
                Toggle(test, Toggles / 10);
                toggles += Toggles / 10;
            }

            await stop.CancelAsync();
            Array.ForEach(threads, thread => thread.Join());
            await scrapes;
            Dictionary<string, long> pushed = Sums(receiver.TakeAll());
            long grown = GC.GetTotalMemory(forceFullCollection: true) - before;

            test.Catalogue.Apply(new EventPolicy());
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
            test.Fail(0, "example.com");
            host.Services.GetRequiredService<EventMetrics>().Flush();
            foreach ((string metric, long sum) in Sums(receiver.TakeAll()))
            {
                pushed[metric] = pushed.GetValueOrDefault(metric) + sum;
            }

            foreach (string metric in (string[])["auth.success", "auth.failed"])
            {
                long recorded = (long)test.Catalogue.Snapshot().Series
                    .Where(series => series.Metric.Name == metric)
                    .Sum(series => series.Value);
                Assert.True(recorded > 1);
                Assert.True(
                    recorded == pushed[metric],
                    $"{metric}: {recorded} recorded, {pushed[metric]} pushed\n{string.Join('\n', host.Log.Lines)}");
            }

            // A meter or a stream leaked at each toggle would be more than a kilobyte.
            Assert.InRange(grown, long.MinValue, toggles * 1024L);
            Assert.DoesNotContain(
                host.Log.Lines,
                line => line.StartsWith("Warning: OpenTelemetry", StringComparison.Ordinal)
                    || line.StartsWith("Error", StringComparison.Ordinal));
        }
    }

    private static void Toggle(TestCatalogue test, int times)
    {
        var random = new Random(7);
        string[] names = ["auth.success", "auth.failed", "queue.time"];
        for (int i = 0; i < times; i++)
        {
            test.Catalogue.Apply(new EventPolicy { DisabledEvents = [.. names.Where(_ => random.Next(2) == 0)] });
        }
    }

    private static void RecordUntil(TestCatalogue test, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
            test.Fail(0, "example.com");
            if (test.Catalogue.IsEnabled("queue.time"))
            {
                test.Spend(0.5);
            }
        }
    }

    /// <summary>Scrapes continuously: no counter may ever decrease, whether or not it was absent in between.</summary>
    private async Task ScrapeUntilAsync(HttpClient client, Uri address, CancellationToken stop)
    {
        var last = new Dictionary<string, double>();
        while (!stop.IsCancellationRequested)
        {
            string text = await client.GetStringAsync(address, CancellationToken.None);
            foreach (string line in text.Split('\n').Where(line => line.StartsWith("auth_", StringComparison.Ordinal)))
            {
                string[] parts = line.Split(' ');
                double value = double.Parse(parts[1], CultureInfo.InvariantCulture);
                Assert.True(
                    value >= last.GetValueOrDefault(parts[0]),
                    $"{parts[0]} fell from {last.GetValueOrDefault(parts[0])} to {value}");
                last[parts[0]] = value;
            }

            Interlocked.Increment(ref scraped);
        }
    }

    private static Dictionary<string, long> Sums(IReadOnlyList<Received> pushes)
    {
        var sums = new Dictionary<string, long>();
        foreach (OtlpMetric metric in pushes.SelectMany(push => push.Metrics).Where(metric => metric.Sum is not null))
        {
            Assert.All(metric.Sum.DataPoints, point => Assert.True(point.AsInt >= 0));
            sums[metric.Name] = sums.GetValueOrDefault(metric.Name) + metric.Sum.DataPoints.Sum(point => point.AsInt);
        }

        return sums;
    }
}
