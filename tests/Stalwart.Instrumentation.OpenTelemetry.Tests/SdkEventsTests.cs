using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>The events that the OpenTelemetry SDK writes to its event source, and those that reach a host's log.</summary>
public sealed class SdkEventsTests
{
    [Fact]
    public void SDK_reports_the_known_reason_for_an_instrument_without_a_subscription()
    {
        string name = "test-" + Guid.NewGuid().ToString("N");
        using var heard = new SdkListener(name);
        using var meter = new Meter(name);
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("another").Build();
        meter.CreateCounter<long>("counter");

        // Every other provider of the process writes the same event.
        Assert.NotEmpty(heard.Reasons);
        Assert.All(heard.Reasons, reason => Assert.Equal(SdkEvents.NotSubscribed, reason));
    }

    [Fact]
    public async Task Provider_of_the_application_that_does_not_subscribe_to_a_catalogue_is_not_logged()
    {
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, "");
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("another").Build();
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("OpenTelemetry-Sdk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Instrument_that_a_full_provider_drops_is_logged()
    {
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, "");
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(test.Catalogue.MeterName)
            .AddReader(new BaseExportingMetricReader(new NoExporter()))
            .SetMaxMetricStreams(1)
            .Build();
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Warning: OpenTelemetry-Sdk: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Catalogue_that_a_pattern_for_other_meters_matches_is_dropped_without_a_log_line()
    {
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, "");
        using var heard = new SdkListener(test.Catalogue.MeterName);
        var lists = new InstrumentLists(new EventPolicy(), new EventPolicy());
        using var meters = new ProcessMeters([test.Catalogue.MeterName], [test.Catalogue], lists);
        Assert.Contains(SdkEvents.DroppedByView, heard.Reasons);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("OpenTelemetry-Sdk", StringComparison.Ordinal));
    }

    private sealed class NoExporter : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }

    private sealed class SdkListener(string meter) : EventListener
    {
        private readonly ConcurrentQueue<string?> reasons = new();

        public IReadOnlyCollection<string?> Reasons => reasons;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "OpenTelemetry-Sdk")
            {
                EnableEvents(eventSource, System.Diagnostics.Tracing.EventLevel.Warning);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "MetricInstrumentIgnored" && eventData.Payload!.Contains(meter))
            {
                reasons.Enqueue(eventData.Payload![eventData.PayloadNames!.IndexOf("reason")] as string);
            }
        }
    }
}
