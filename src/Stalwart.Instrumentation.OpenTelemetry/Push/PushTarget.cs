using OpenTelemetry;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>The target and connection for pushes: the SDK's exporter with one set of options.</summary>
/// <param name="exporter">The exporter.</param>
/// <param name="provider">The provider of the exporter's resource, which disposes the exporter and has no other purpose.</param>
internal abstract class PushTarget<T>(BaseExporter<T> exporter, IDisposable provider) : IDisposable
    where T : class
{
    public ExportResult Export(in Batch<T> batch) => exporter.Export(batch);

    public void Dispose() => provider.Dispose();
}
