using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>The exemplars of pushed histograms.</summary>
public sealed class OtlpExemplarTests
{
    [Fact]
    public async Task Push_has_the_exemplar_of_a_histogram_when_the_activity_is_sampled()
    {
        HistogramDataPoint point = await PushAsync("exemplars = true", ActivityTraceFlags.Recorded, out Activity activity);
        OtlpExemplar exemplar = Assert.Single(point.Exemplars);
        Assert.Equal(0.5, exemplar.AsDouble);
        Assert.Equal(activity.TraceId.ToHexString(), Convert.ToHexStringLower(exemplar.TraceId.Span));
        Assert.Equal(activity.SpanId.ToHexString(), Convert.ToHexStringLower(exemplar.SpanId.Span));
    }

    [Theory]
    [InlineData("exemplars = true", ActivityTraceFlags.None)]
    [InlineData("exemplars = false", ActivityTraceFlags.Recorded)]
    [InlineData("", ActivityTraceFlags.Recorded)]
    public async Task Push_has_no_exemplar_when_the_activity_is_unsampled_or_exemplars_are_disabled(
        string setting, ActivityTraceFlags flags)
    {
        Assert.Empty((await PushAsync(setting, flags, out _)).Exemplars);
    }

    private static Task<HistogramDataPoint> PushAsync(string setting, ActivityTraceFlags flags, out Activity activity)
    {
        activity = new Activity("test") { ActivityTraceFlags = flags };
        activity.SetIdFormat(ActivityIdFormat.W3C);
        return PushAsync(setting, activity);
    }

    private static async Task<HistogramDataPoint> PushAsync(string setting, Activity activity)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        var test = new TestCatalogue();
        await using TestHost host = await TestHost.StartWorkerAsync(test, $"""
            [metrics]
            {setting}
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "{receiver.Endpoint}"
            interval = "1h"
            timeout = "{TestTimeout.Toml}"
            """);
        using (activity.Start())
        {
            test.Spend(0.5);
        }

        host.Services.GetRequiredService<EventMetrics>().Flush();
        return Assert.Single((await receiver.NextAsync())["queue.time"].Histogram.DataPoints);
    }
}
