using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>Events that are toggled while collectors are active: nothing is doubled, lost or decreased.</summary>
public sealed class TogglingTests
{
    private static readonly string[] Switched = ["auth.success", "auth.failed", "queue.time"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Deltas_add_up_to_what_was_recorded_while_enabled(int seed)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Grpc);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, Toml(receiver, "delta"));
        EventMetrics metrics = host.Services.GetRequiredService<EventMetrics>();
        var random = new Random(seed);
        var recorded = new Dictionary<string, long>();
        var exported = new Dictionary<string, long>();
        for (int step = 0; step < 200; step++)
        {
            switch (random.Next(4))
            {
                case 0:
                    test.Catalogue.Apply(new EventPolicy { DisabledEvents = [.. Switched.Where(_ => random.Next(2) == 0)] });
                    break;
                case 1:
                    metrics.Flush();
                    Add(exported, await receiver.NextAsync());
                    break;
                default:
                    Record(test, recorded, random.Next(1, 5));
                    break;
            }
        }

        test.Catalogue.Apply(new EventPolicy());
        for (int i = 0; i < 3; i++)
        {
            Record(test, recorded, 1);
            metrics.Flush();
            Add(exported, await receiver.NextAsync());
        }

        Assert.Equal(
            recorded.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            exported.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Disabled_metric_is_absent_from_the_next_push_and_scrape_and_resumes_when_enabled()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        (TestHost host, Uri address) = await WebTestHost.StartAsync(
            test,
            Toml(receiver, "cumulative") + "[metrics.prometheus]\nenable = true\n");
        await using (host)
        {
            using var client = new HttpClient();
            EventMetrics metrics = host.Services.GetRequiredService<EventMetrics>();
            Record(test, [], 2);
            Assert.Equal(["auth.failed", "auth.success", "queue.time"], await PushedAsync());
            Assert.Contains("queue_time_seconds_count", await ScrapeAsync(), StringComparison.Ordinal);

            test.Catalogue.Apply(new EventPolicy { DisabledEvents = Switched });
            Record(test, [], 100);
            Assert.Empty(await PushedAsync());
            Assert.DoesNotContain("auth_", await ScrapeAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain("queue_time", await ScrapeAsync(), StringComparison.Ordinal);

            test.Catalogue.Apply(new EventPolicy());
            Record(test, [], 1);
            string scrape = await ScrapeAsync();
            Assert.Matches("(?m)^auth_success_total\\{[^}]*\\} 3$", scrape);
            Assert.Matches("(?m)^queue_time_seconds_count\\{[^}]*\\} 3$", scrape);
            Assert.Equal(["auth.failed", "auth.success", "queue.time"], await PushedAsync());

            async Task<string[]> PushedAsync()
            {
                metrics.Flush();
                return [.. (await receiver.NextAsync()).Metrics.Select(metric => metric.Name).Order(StringComparer.Ordinal)];
            }

            Task<string> ScrapeAsync() => client.GetStringAsync(new Uri(address, "/metrics/prometheus"));
        }
    }

    [Fact]
    public async Task Histogram_resumes_in_scrapes_when_it_is_disabled_and_enabled()
    {
        var test = new TestCatalogue();
        (TestHost host, Uri address) = await WebTestHost.StartAsync(test, "[metrics.prometheus]\nenable = true\n");
        await using (host)
        {
            using var client = new HttpClient();
            test.Spend(1);
            test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["queue.time"] });
            test.Catalogue.Apply(new EventPolicy());
            test.Spend(1);
            test.Spend(1);
            Assert.Equal(3, Counts(await client.GetStringAsync(new Uri(address, "/metrics/prometheus"))));
            Assert.Equal(3, Counts(await client.GetStringAsync(new Uri(address, "/metrics/prometheus"))));
        }

        static int Counts(string scrape) =>
            int.Parse(
                Assert.Single(scrape.Split('\n'), line => line.StartsWith("queue_time_seconds_count", StringComparison.Ordinal))
                    .Split(' ')[1],
                System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Toml(OtlpReceiver receiver, string temporality) => $"""
        [metrics.open-telemetry]
        transport = "{(receiver.IsGrpc ? "grpc" : "http")}"
        endpoint = "{receiver.Endpoint}"
        interval = "1h"
        timeout = "{TestTimeout.Toml}"
        temporality = "{temporality}"

        """;

    private static void Record(TestCatalogue test, Dictionary<string, long> recorded, int times)
    {
        for (int i = 0; i < times; i++)
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
            test.Fail(i % 2, "example.com");
            Count("auth.success", test.Catalogue.IsEnabled("auth.success"));
            Count("auth.failed", test.Catalogue.IsEnabled("auth.failed"));
            bool timed = test.Catalogue.IsEnabled("queue.time");
            Count("queue.time", timed);
            if (timed)
            {
                test.Spend(0.5);
            }
        }

        void Count(string name, bool on) => recorded[name] = recorded.GetValueOrDefault(name) + (on ? 1 : 0);
    }

    private static void Add(Dictionary<string, long> exported, Received push)
    {
        foreach (OtlpMetric metric in push.Metrics)
        {
            long value = metric.Histogram is null
                ? metric.Sum.DataPoints.Sum(point => point.AsInt)
                : metric.Histogram.DataPoints.Sum(point => (long)point.Count);
            Assert.True(value >= 0);
            exported[metric.Name] = exported.GetValueOrDefault(metric.Name) + value;
        }
    }
}
