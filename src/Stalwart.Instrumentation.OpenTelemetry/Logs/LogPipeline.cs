using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Logging;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Logs;

/// <summary>
/// Exports log records through a logging provider of the SDK, which receives only these records, and its exporter. Thread-safe, except for
/// <see cref="Change"/> and <see cref="Stop"/>, which are called one at a time.
/// </summary>
internal sealed class LogPipeline : LogExporter
{
    private readonly string applicationName;
    private readonly LogHealth health;
    private readonly LogPushExporter exporter;
    private readonly LogBatches batches;
    private readonly ILoggerFactory provider;
    private readonly ConcurrentDictionary<string, ILogger> loggers = new(StringComparer.Ordinal);
    private EventMetricsOptions options;
    private volatile bool isOn;

    public LogPipeline(ExporterContext context, EventMetricsOptions options)
    {
        applicationName = context.ApplicationName;
        this.options = options;
        ExporterEvents.Listen(context);
        health = new LogHealth(context.Log, context.StatusOf(OtlpSection.Logs.Table), context.Clock);
        exporter = new LogPushExporter(health);
        batches = new LogBatches(exporter, context.Catalogues.Count, options.Logs.OpenTelemetry.Interval);
        provider = LoggerFactory.Create(builder =>
        {
            builder.SetMinimumLevel(LogLevel.Trace).AddOpenTelemetry(sdk => sdk.AddProcessor(batches));
            SdkServices.WithoutEnvironment(builder.Services);
        });
        exporter.Target(NewTarget(), options.Logs.OpenTelemetry.Endpoint);
        isOn = true;
    }

    public override bool IsOn => isOn;

    public override long Lost => health.Lost;

    public override bool TryTake(string category, LogLevel level, EventId id, in EventLogState record)
    {
        if (!batches.HasRoom)
        {
            return false;
        }

        ILogger logger = loggers.GetOrAdd(category, static (name, from) => from.CreateLogger(name), provider);
        if (logger.IsEnabled(level))
        {
            // The event id is an attribute of the record; the SDK must not add its own, as an environment variable can make it do.
            logger.Log(
                level,
                new EventId(0, id.Name),
                new LogAttributes(id.Id, record),
                record.Exception,
                static (attributes, _) => attributes.Message);
        }

        return true;
    }

    public override void Change(EventMetricsOptions changed)
    {
        EventMetricsOptions before = options;
        options = changed;
        if (!changed.Logs.OpenTelemetry.IsOn)
        {
            if (isOn)
            {
                isOn = false;
                Flush(before.Logs.OpenTelemetry.Timeout);
                exporter.Target(null, null);
            }
        }
        else if (!isOn || before.Logs.OpenTelemetry != changed.Logs.OpenTelemetry || !before.Resource.SequenceEqual(changed.Resource))
        {
            exporter.Target(NewTarget(), options.Logs.OpenTelemetry.Endpoint);
            isOn = true;
        }
    }

    public override bool Flush(TimeSpan timeout)
    {
        long lost = health.Lost;

        // The SDK's flush ends when an export has taken the last record, while that export may still be running.
        return batches.ForceFlush((int)timeout.TotalMilliseconds) && exporter.Wait(timeout) && health.Lost == lost;
    }

    public override void Stop()
    {
        isOn = false;

        // The last push ignores a collector's request to wait.
        health.Pause.Close();
        if (!batches.Shutdown((int)options.Logs.OpenTelemetry.Timeout.TotalMilliseconds) && batches.Waiting > 0)
        {
            health.LogRecordsLeftAtStop(batches.Waiting);
        }
    }

    public override void Dispose()
    {
        provider.Dispose();
        batches.Dispose();
        exporter.Dispose();
        health.Dispose();
    }

    private LogTarget NewTarget() => new(options.Logs.OpenTelemetry, ProcessResource.Of(applicationName, options), health);
}
