using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Pipelines;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>The target and connection for pushes of metrics.</summary>
internal sealed class MetricTarget : PushTarget<Metric>
{
    public MetricTarget(OtlpOptions options, ResourceBuilder resource, ExportHealth health)
        : this(new OtlpMetricExporter(OtlpClient.Options(OtlpSection.Metrics, options, health)), resource)
    {
    }

#pragma warning disable CA2000 // The provider disposes the reader, and the reader the exporter.
    private MetricTarget(OtlpMetricExporter exporter, ResourceBuilder resource)
        : base(exporter, Provider(exporter, resource))
    {
    }

    private static MeterProvider Provider(OtlpMetricExporter exporter, ResourceBuilder resource) => Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(SdkServices.WithoutEnvironment)
        .SetResourceBuilder(resource)
        .AddReader(new Carrier(exporter))
        .Build();
#pragma warning restore CA2000

    /// <summary>Collects nothing, so it pushes nothing when it is disposed.</summary>
    private sealed class Carrier(BaseExporter<Metric> exporter) : BaseExportingMetricReader(exporter)
    {
        protected override bool OnCollect(int timeoutMilliseconds) => true;
    }
}
