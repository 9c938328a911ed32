using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>The SDK's periodic reader, which says to the catalogues that it is the one who collects.</summary>
internal sealed class ScopedPeriodicReader(BaseExporter<Metric> exporter, int interval, int timeout, CollectionScope scope) : PeriodicExportingMetricReader(exporter, interval, timeout)
{
    protected override bool OnCollect(int timeoutMilliseconds) => scope.Run(() => base.OnCollect(timeoutMilliseconds));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            scope.Dispose();
        }
    }
}
