using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.BeforeHost;

/// <summary>Records that a program makes before it has a host.</summary>
public sealed class BeforeHostTests
{
    [Theory]
    [InlineData("cumulative")]
    [InlineData("delta")]
    public async Task Records_made_before_the_host_starts_are_in_the_first_push_and_not_in_the_second(string temporality)
    {
        EarlyEvents events = EarlyEvents.For(temporality);
        RecordOnThreads(events);
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        using IHost host = Build(events, receiver, temporality);
        await host.StartAsync();

        Received first = await PushAsync(host, receiver);
        Assert.Equal(6, first["mail.queued"].Sum.DataPoints.Single().AsInt);
        Assert.Equal(["archive 2", "inbox 4"], first["mail.sent"].Sum.DataPoints.Select(Shown).Order());
        Assert.Equal(0, first["mail.waiting"].Sum.DataPoints.Single().AsInt);
        Assert.Equal(4096, first["disk.used"].Gauge.DataPoints.Single().AsDouble);
        Assert.Equal(" 6 41.1 [2 2 0 2] 0.05 20", Assert.Single(Shown(first["mail.wait"])));
        Assert.Equal(
            ["archive 2 40 [0 0 0 2] 20 20", "inbox 4 1.1 [2 2 0 0] 0.05 0.5"],
            Shown(first["mail.folder-wait"]));

        events.Sent(TimeSpan.FromSeconds(3), MailSentFolder.Archive);
        Received second = await PushAsync(host, receiver);
        bool isDelta = temporality == "delta";
        Assert.Equal(
            isDelta ? " 1 3 [0 0 1 0] 3 3" : " 7 44.1 [2 2 1 2] 0.05 20",
            Assert.Single(Shown(second["mail.wait"])));
        Assert.Equal(isDelta ? "archive 1 3 [0 0 1 0] 3 3" : "archive 3 43 [0 0 1 2] 3 20", Shown(second["mail.folder-wait"])[0]);
        Assert.Contains(isDelta ? "archive 1" : "archive 3", second["mail.sent"].Sum.DataPoints.Select(Shown));
        Assert.Equal(-1, second["mail.waiting"].Sum.DataPoints.Single().AsInt);
        await host.StopAsync();
    }

    /// <summary>Six mails on two threads, which end before anything else starts.</summary>
    private static void RecordOnThreads(EarlyEvents events)
    {
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            foreach ((double seconds, MailSentFolder folder) in ((double, MailSentFolder)[])
                [(0.05, MailSentFolder.Inbox), (0.5, MailSentFolder.Inbox), (20, MailSentFolder.Archive)])
            {
                events.Queued();
                events.Sent(TimeSpan.FromSeconds(seconds), folder);
            }

            events.DiskUsed(4096);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }

    private static IHost Build(EarlyEvents events, OtlpReceiver receiver, string temporality)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten($"""
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "{receiver.Endpoint}"
            interval = "1h"
            timeout = "{TestTimeout.Toml}"
            temporality = "{temporality}"
            """));
        builder.AddEventMetrics(events.Catalogue());
        return builder.Build();
    }

    private static async Task<Received> PushAsync(IHost host, OtlpReceiver receiver)
    {
        Assert.True(host.Services.GetRequiredService<EventMetrics>().Flush());
        return await receiver.NextAsync();
    }

    private static string Shown(NumberDataPoint point) => $"{Tags(point.Attributes)} {point.AsInt}";

    /// <summary>Each series: tags, count, sum, buckets, min and max.</summary>
    private static string[] Shown(OtlpMetric metric) =>
    [
        .. metric.Histogram.DataPoints
            .Select(point => FormattableString.Invariant(
                $"{Tags(point.Attributes)} {point.Count} {point.Sum:0.######} [{Words(point.BucketCounts)}] {point.Min} {point.Max}"))
            .Order(StringComparer.Ordinal),
    ];

    private static string Words<T>(IEnumerable<T> values) => string.Join(' ', values);

    private static string Tags(IEnumerable<KeyValue> attributes) =>
        string.Join(',', attributes.Select(pair => pair.Value.StringValue));
}
