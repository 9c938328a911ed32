using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>The pipeline that pushes metrics; it pushes once more when it is stopped.</summary>
internal sealed class OtlpPipeline : IDisposable
{
    private readonly string applicationName;
    private readonly MetricHealth health;
    private readonly ExportFilter filter;
    private readonly MetricPushExporter exporter;
    private readonly PushReader reader;
    private readonly MeterProvider provider;
    private EventMetricsOptions options;

    public OtlpPipeline(ExporterContext context, EventMetricsOptions options, MetricHealth health, TimeProvider clock)
    {
        applicationName = context.ApplicationName;
        this.options = options;
        this.health = health;
        OtlpOptions otlp = options.OpenTelemetry;
        var collection = new PipelineCollection(context.Catalogues, context.GatesOf);
        filter = new ExportFilter(collection, ListsOf(options));
        exporter = new MetricPushExporter(health, filter);
        health.Interval = otlp.Interval;
        Retarget();
        reader = new PushReader(exporter, otlp.Interval, collection, health.Pause, clock)
        {
            TemporalityPreference = otlp.Temporality switch
            {
                OtlpTemporality.Delta => MetricReaderTemporalityPreference.Delta,
                OtlpTemporality.LowMemory => MetricReaderTemporalityPreference.LowMemory,
                _ => MetricReaderTemporalityPreference.Cumulative,
            },
        };
        MeterProviderBuilder builder = Pipeline.Begin(context.Catalogues, context.Meters, ProcessResource.Of(applicationName, options))
            .AddReader(reader);
        provider = (options.Exemplars ? builder.SetExemplarFilter(ExemplarFilterType.TraceBased) : builder).Build();
        reader.Start();
    }

    /// <summary>Applies changed options, except for the temporality and the exemplars.</summary>
    public void Change(EventMetricsOptions changed)
    {
        EventMetricsOptions before = options;
        options = changed;
        OtlpOptions otlp = changed.OpenTelemetry;
        filter.Lists = ListsOf(changed);
        if (otlp.Interval != reader.Interval)
        {
            health.Interval = reader.Interval = otlp.Interval;
        }

        if (WithoutLists(before.OpenTelemetry) != WithoutLists(otlp) || !before.Resource.SequenceEqual(changed.Resource))
        {
            Retarget();
        }
    }

    /// <summary>Pushes the current values immediately, within the push's timeout, unless the collector asked to wait.</summary>
    public bool Flush() => health.Pause.IsOver && reader.Push();

    /// <summary>Pushes the last values within the push's timeout, even if the collector asked to wait, and stops pushing.</summary>
    public void Stop() => provider.Shutdown();

    public void Dispose()
    {
        provider.Dispose();
        exporter.Dispose();
        health.Dispose();
    }

    private static InstrumentLists ListsOf(EventMetricsOptions options) => new(options.Policy, options.OpenTelemetryLists);

    /// <summary>The lists decide what is pushed, not how, and are new objects at each reload.</summary>
    private static OtlpOptions WithoutLists(OtlpOptions otlp) => otlp with { DisabledEvents = [], EnabledEvents = [] };

    /// <summary>Switches to the target of the options.</summary>
    private void Retarget()
    {
        OtlpOptions otlp = options.OpenTelemetry;
        if (otlp.Transport == OtlpTransport.Disable)
        {
            exporter.Target(null, null);
        }
        else
        {
            exporter.Target(new MetricTarget(otlp, ProcessResource.Of(applicationName, options), health), otlp.Endpoint);
        }
    }
}
