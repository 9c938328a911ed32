using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>The runtime's own events belong to the whole process: these tests run alone.</summary>
[CollectionDefinition("The whole process", DisableParallelization = true)]
public sealed class WholeProcess;

/// <summary>The telemetry of the runtime itself.</summary>
[Collection("The whole process")]
public sealed class RuntimeEventsTests
{
    [Fact]
    public void Manual_lists_the_events_and_metrics_of_the_runtime()
    {
        Assert.Equal(
            [
                "1 instrumentation.push-succeeded",
                "2 instrumentation.push-failed",
                "3 instrumentation.scraped",
                "4 instrumentation.reloaded",
                "5 instrumentation.reload-rejected",
            ],
            RuntimeEvents.Catalogue.Events.Select(item => $"{item.Id} {item.Name}"));
        Assert.Equal(
            [
                "instrumentation.push-time",
                "instrumentation.series",
                "instrumentation.disabled-events",
                "instrumentation.tag-overflows",
                "instrumentation.rejected-values",
                "instrumentation.logs-left-out",
                "instrumentation.export-failing",
                "instrumentation.export-lost",
                "instrumentation.export-rejected",
                "instrumentation.configuration-rejected",
                "instrumentation.scrape-time",
            ],
            RuntimeEvents.Catalogue.Metrics.Skip(5).Select(metric => metric.Name));
    }

    [Fact]
    public async Task Runtime_metrics_count_pushes_series_disabled_events_and_overflows()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        await using TestHost host = await StartAsync(test, receiver, "disabled-events = [\"queue.done\"]");
        Dictionary<string, double> before = Values();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        foreach (string domain in (string[])["a", "b", "c", "d"])
        {
            test.Fail(0, domain);
        }

        receiver.Status = 503;
        Flush(host);
        receiver.Status = 200;
        Flush(host);
        await receiver.NextAsync();
        Flush(host);
        Received push = await receiver.NextAsync();
        Dictionary<string, OtlpMetric> own = push.Request.ResourceMetrics.Single().ScopeMetrics
            .Single(scope => scope.Scope.Name == "stalwart.instrumentation").Metrics
            .ToDictionary(metric => metric.Name);

        // One success, and the push that delivers this is not over.
        Assert.Equal(
            1,
            own["instrumentation.push-succeeded"].Sum.DataPoints.Single().AsInt - before.GetValueOrDefault(
                "instrumentation.push-succeeded"));
        Assert.Equal(
            1,
            own["instrumentation.push-failed"].Sum.DataPoints.Single().AsInt - before.GetValueOrDefault("instrumentation.push-failed"));
        Assert.Equal(4, own["instrumentation.series"].Gauge.DataPoints.Single().AsDouble);
        Assert.Equal(2, own["instrumentation.disabled-events"].Gauge.DataPoints.Single().AsDouble);
        Assert.Equal(2, own["instrumentation.tag-overflows"].Gauge.DataPoints.Single().AsDouble);
        Assert.Contains(host.Log.Lines, line => line.Contains("Tag 'domain' reached its limit of 2 values", StringComparison.Ordinal));
        Assert.Single(host.Log.Lines, line => line.Contains("Tag 'domain'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(7, "instrumentation.push-failed")]
    [InlineData(0, "instrumentation.push-succeeded")]
    public async Task Push_counts_as_failed_when_the_collector_rejects_points_and_not_when_it_warns(long rejected, string counted)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        receiver.Response = new() { PartialSuccess = new() { RejectedDataPoints = rejected, ErrorMessage = "beware" } };
        var test = new TestCatalogue();
        await using TestHost host = await StartAsync(test, receiver, "");
        Dictionary<string, double> before = Values();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        Flush(host);
        Dictionary<string, double> after = Values();
        string[] pushes = ["instrumentation.push-failed", "instrumentation.push-succeeded"];
        Assert.Equal(
            pushes.Select(name => before.GetValueOrDefault(name) + (name == counted ? 1 : 0)),
            pushes.Select(name => after.GetValueOrDefault(name)));
    }

    [Fact]
    public async Task Push_under_a_sampled_activity_is_the_exemplar_of_its_event()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        await using TestHost host = await StartAsync(test, receiver, "exemplars = true");
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        using Activity activity = new Activity("push") { ActivityTraceFlags = ActivityTraceFlags.Recorded }
            .SetIdFormat(ActivityIdFormat.W3C).Start();
        Flush(host);
        CatalogueReading reading = RuntimeEvents.Catalogue.NewReading();
        reading.Take();
        Assert.True(reading.TryGetExemplar(0, 0, out Exemplar exemplar));
        Assert.Equal(("instrumentation.push-succeeded", activity.TraceId), (reading.Metric(0).Name, exemplar.TraceId));
    }

    [Fact]
    public async Task Runtime_events_can_be_disabled_like_any_event()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        await using TestHost host = await StartAsync(test, receiver, "disabled-events = [\"instrumentation.*\"]");
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        Flush(host);
        Flush(host);

        // Warnings of libraries are those of the whole process.
        Assert.DoesNotContain(
            host.Log.Lines,
            line => line.StartsWith("Warning", StringComparison.Ordinal)
                && !line.StartsWith("Warning: Stalwart-Instrumentation:", StringComparison.Ordinal)
                && !line.StartsWith("Warning: OpenTelemetry-", StringComparison.Ordinal));
        Assert.All(
            receiver.TakeAll(),
            push => Assert.DoesNotContain(
                push.Request.ResourceMetrics.Single().ScopeMetrics,
                scope => scope.Scope.Name == "stalwart.instrumentation"));
    }

    [Fact]
    public async Task Repeated_warning_is_logged_the_first_tenth_and_hundredth_time()
    {
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, "");
        using IDisposable observation = test.Catalogue.GetGauge("server.memory")
            .Observe(() => throw new InvalidOperationException("no memory"));
        for (int i = 0; i < 250; i++)
        {
            test.Collect();
        }

        string[] lines = [.. host.Log.Lines.Where(line => line.Contains("server.memory", StringComparison.Ordinal))];
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("no memory", lines[0], StringComparison.Ordinal);
        Assert.Contains("10 times so far", lines[1], StringComparison.Ordinal);
        Assert.Contains("100 times so far", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listener_that_threw_before_the_host_started_is_logged_once()
    {
        // The meters of other tests already exist.
        bool isStarted = false;
        using var faulty = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (isStarted && instrument.Meter.Name.StartsWith("test-", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException("thrown by a test");
                }
            },
        };
        faulty.Start();
        isStarted = true;
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, "");
        test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["queue.time"] });
        test.Catalogue.Apply(new EventPolicy());
        string[] lines = [.. host.Log.Lines.Where(line => line.Contains(test.Catalogue.MeterName + "'", StringComparison.Ordinal))];
        Assert.True(lines.Length == 1, string.Join('\n', lines));
        string line = lines[0];
        Assert.StartsWith("Warning: Stalwart-Instrumentation: A metrics listener failed", line, StringComparison.Ordinal);
        Assert.EndsWith("thrown by a test", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("listen = \"192.0.2.1:9464\"")]
    [InlineData("scope-labels = false")]
    public async Task Host_that_fails_to_start_logs_nothing_afterward(string setting)
    {
        var log = new LogLines();
        var test = new TestCatalogue();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten($"[metrics.prometheus]\nenable = true\n{setting}\n"));
        builder.AddEventMetrics(test.Catalogue, new TestCatalogue().Catalogue);
        using (IHost host = builder.Build())
        {
            await Assert.ThrowsAsync<EventMetricsConfigurationException>(() => host.StartAsync());
        }

        using IDisposable callback = test.Catalogue.GetGauge("server.memory")
            .Observe(() => throw new InvalidOperationException("thrown after the start"));
        test.Catalogue.Snapshot();
        Assert.DoesNotContain(log.Lines, line => line.Contains("thrown after the start", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Long_outage_of_the_collector_uses_no_memory()
    {
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(
            test,
            "[metrics.open-telemetry]\ntransport = \"http\"\nendpoint = \"http://127.0.0.1:1\"\ninterval = \"1h\"\nretry = false\n");
        Push(100);

        // Pooled memory is allocated once; a leak of a push grows in every round.
        Assert.InRange(Enumerable.Range(0, 4).Min(_ => Growth()), long.MinValue, 64 * 1024);

        long Growth()
        {
            long before = GC.GetTotalMemory(forceFullCollection: true);
            Push(200);
            return GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        void Push(int times)
        {
            for (int i = 0; i < times; i++)
            {
                test.Fail(i % 2, "example.com");
                Flush(host);
            }
        }
    }

    [Fact]
    public async Task Full_disk_of_the_log_does_not_stop_exports()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(new FullDisk());
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(Toml(receiver, "disabled-events = [\"nowhere.known\"]")));
        builder.AddEventMetrics(test.Catalogue);
        using IHost host = builder.Build();
        await host.StartAsync();
        EventMetrics metrics = host.Services.GetRequiredService<EventMetrics>();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        receiver.Status = 503;
        metrics.Flush();
        ((IConfigurationRoot)builder.Configuration)["metrics:disabled-events:0"] = "auth.failed";
        ((IConfigurationRoot)builder.Configuration).Reload();
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
        receiver.Status = 200;
        metrics.Flush();
        Assert.Equal(3, (await receiver.NextAsync())["auth.success"].Sum.DataPoints.Single().AsInt);
        await host.StopAsync();
    }

    private static Dictionary<string, double> Values() =>
        RuntimeEvents.Catalogue.Snapshot().Series
            .GroupBy(series => series.Metric.Name)
            .ToDictionary(series => series.Key, series => series.Sum(one => one.Value));

    private static void Flush(TestHost host) => host.Services.GetRequiredService<EventMetrics>().Flush();

    private static Task<TestHost> StartAsync(TestCatalogue test, OtlpReceiver receiver, string metrics) =>
        TestHost.StartWorkerAsync(test, Toml(receiver, metrics), ownEvents: true);

    private static string Toml(OtlpReceiver receiver, string metrics) => $"""
        [metrics]
        {metrics}
        [metrics.open-telemetry]
        transport = "http"
        endpoint = "{receiver.Endpoint}"
        interval = "1h"
        timeout = "{TestTimeout.Toml}"
        retry = false
        """;

    /// <summary>A log whose every line fails, as on a full disk.</summary>
    private sealed class FullDisk : ILoggerProvider, ILogger
    {
        // The host's own lines are the host's business.
        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith("Stalwart", StringComparison.Ordinal)
                ? this
                : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            throw new IOException("No space left on device");

        public void Dispose()
        {
        }
    }
}
