using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Sparse;

/// <summary>Sparse metrics over the wire.</summary>
[Collection("The whole process")]
public sealed class SparseOtlpTests
{
    [Fact]
    public async Task Push_has_the_first_combinations_and_the_overflow_with_only_its_attribute()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var log = new LogLines();
        using IHost host = Build(receiver, log);
        await host.StartAsync();
        for (int i = 0; i < 4; i++)
        {
            SparseOtlpEvents.Job.Begun("mail", i == 0 ? null : i);
            SparseOtlpEvents.Job.Begun("mail", i == 0 ? null : i);
            SparseOtlpEvents.Job.Ended(TimeSpan.FromSeconds(2), "mail", i == 0 ? null : i);
        }

        Assert.True(host.Services.GetRequiredService<EventMetrics>().Flush());
        Received push = await receiver.NextAsync();
        Dictionary<string, OtlpMetric> metrics = push.Request.ResourceMetrics.Single().ScopeMetrics
            .Single(scope => scope.Scope.Name == "sparse-otlp").Metrics.ToDictionary(metric => metric.Name);
        Assert.Equal(
            ["code=1 queue=mail 2", "otel.metric.overflow=true 4", "queue=mail 2"],
            metrics["job.begun"].Sum.DataPoints.Select(point => $"{Text(point.Attributes)} {point.AsInt}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["code=1 queue=mail 1", "otel.metric.overflow=true 2", "queue=mail 1"],
            metrics["job.open"].Sum.DataPoints.Select(point => $"{Text(point.Attributes)} {point.AsInt}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["code=1 queue=mail 1 2", "otel.metric.overflow=true 2 4", "queue=mail 1 2"],
            metrics["job.time"].Histogram.DataPoints
                .Select(point => string.Create(CultureInfo.InvariantCulture, $"{Text(point.Attributes)} {point.Count} {point.Sum}"))
                .Order(StringComparer.Ordinal));
        foreach (string metric in (string[])["job.begun", "job.open", "job.time"])
        {
            Assert.Single(
                log.Lines, line => line.Contains($"Metric '{metric}' reached its max-series of 2", StringComparison.Ordinal));
        }

        await host.StopAsync();
    }

    private static IHost Build(OtlpReceiver receiver, LogLines log)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten($"""
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "{receiver.Endpoint}"
            interval = "1h"
            timeout = "{TestTimeout.Toml}"
            """));
        builder.AddEventMetrics(SparseOtlpEvents.Catalogue);
        return builder.Build();
    }

    private static string Text(IEnumerable<KeyValue> attributes) => string.Join(
        ' ',
        attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key}={Value(attribute)}"));

    private static string Value(KeyValue attribute) => attribute.Key switch
    {
        "code" => attribute.Value.IntValue.ToString(CultureInfo.InvariantCulture),
        "otel.metric.overflow" => attribute.Value.BoolValue ? "true" : "false",
        _ => attribute.Value.StringValue,
    };
}
