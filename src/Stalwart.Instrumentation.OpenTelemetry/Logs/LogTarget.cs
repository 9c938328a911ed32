using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;
using Stalwart.Instrumentation.OpenTelemetry.Push;

namespace Stalwart.Instrumentation.OpenTelemetry.Logs;

/// <summary>The target and connection for pushes of log records.</summary>
internal sealed class LogTarget : PushTarget<LogRecord>
{
    public LogTarget(OtlpLogOptions options, ResourceBuilder resource, ExportHealth health)
        : this(new OtlpLogExporter(OtlpClient.Options(OtlpSection.Logs, options, health)), resource)
    {
    }

    private LogTarget(OtlpLogExporter exporter, ResourceBuilder resource)
        : base(exporter, Provider(exporter, resource))
    {
    }

    private static ILoggerFactory Provider(OtlpLogExporter exporter, ResourceBuilder resource)
    {
#pragma warning disable CA2000 // The provider disposes the processor, and the processor the exporter.
        ILoggerFactory provider = LoggerFactory.Create(builder =>
        {
            builder.AddOpenTelemetry(sdk => sdk.SetResourceBuilder(resource).AddProcessor(new Carrier(exporter)));
            SdkServices.WithoutEnvironment(builder.Services);
        });
#pragma warning restore CA2000

        // The SDK creates its provider, which has the resource, when it is first asked for a logger.
        provider.CreateLogger(nameof(LogTarget));
        return provider;
    }

    /// <summary>Receives no records, because no logger writes to this provider.</summary>
    private sealed class Carrier(BaseExporter<LogRecord> exporter) : BaseExportProcessor<LogRecord>(exporter)
    {
        protected override void OnExport(LogRecord data)
        {
        }
    }
}
