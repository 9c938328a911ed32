using OpenTelemetry;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Where and how to push: the SDK's exporter under one set of options.</summary>
/// <param name="exporter">The exporter.</param>
/// <param name="provider">
/// The provider that the exporter takes the resource from; it disposes the exporter, and has no other purpose.
/// </param>
internal abstract class PushTarget<T>(BaseExporter<T> exporter, IDisposable provider) : IDisposable
    where T : class
{
    public ExportResult Export(in Batch<T> batch) => exporter.Export(batch);

    public void Dispose() => provider.Dispose();
}
