using System.Text;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>The response of this package.</summary>
internal sealed class OurScrape(
    IEnumerable<EventCatalogue> catalogues,
    bool hasScopeLabels = true,
    IEnumerable<KeyValuePair<string, object>>? resource = null,
    DateTimeOffset? created = null,
    PrometheusNames names = PrometheusNames.Standard)
{
    private readonly ExpositionWriter writer = new(
        [.. catalogues.Select(catalogue => new CatalogueMetrics(catalogue))],
        new ExpositionOptions { HasScopeLabels = hasScopeLabels, Resource = [.. resource ?? []], Created = created, Names = names });

    public string Read(ExpositionFormat format) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(ReadBytes(format));

    public byte[] ReadBytes(ExpositionFormat format)
    {
        var buffer = new Utf8Buffer();
        writer.Read();
        writer.Write(format, buffer);
        return buffer.Written.ToArray();
    }

    /// <summary>
    /// Returns how much writing a reading again allocates in the steady state. Until the JIT has optimized a method, it may box values that
    /// it does not box afterward.
    /// </summary>
    public long AllocatedByWriting(ExpositionFormat format)
    {
        var buffer = new Utf8Buffer();
        writer.Read();
        long least = long.MaxValue;
        for (int i = 0; i < 2000 && least > 0; i++)
        {
            buffer.Clear();
            long before = GC.GetAllocatedBytesForCurrentThread();
            writer.Write(format, buffer);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
