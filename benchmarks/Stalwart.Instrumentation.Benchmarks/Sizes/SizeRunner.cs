using System.Globalization;
using System.IO.Compression;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Benchmarks.Ratios;
using Stalwart.Instrumentation.Logging;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Benchmarks.Sizes;

/// <summary>Prints the sizes in docs/sizing.md: bytes of memory and of scrapes, never times, so a busy machine does not matter.</summary>
internal static class SizeRunner
{
    private const int Many = 10_000;
    private const int Threads = 1_000;

    /// <returns>0.</returns>
    public static int Run()
    {
        // First, while nothing else has taken memory that could be used again.
        Print("bytes per thread that has recorded three events", RecordingThreads.ResidentBytes(Threads));

        EventCatalogue reference = MailEvents.Catalogue;
        TouchedCatalogue.Touch();
        reference.Apply(new EventPolicy { EnabledEvents = ["*"] });
        int cells = reference.Metrics.Sum(metric => metric.CellCount);
        Print("reference catalogue: events", reference.Events.Count);
        Print("reference catalogue: metrics", reference.Metrics.Count);
        Print("reference catalogue: series of counters and up-down-counters", TouchedCatalogue.Touch());
        Print("reference catalogue: cells", cells);
        Print("reference catalogue: bytes per block", cells * sizeof(long));
        Print("reference catalogue: bytes of the log queue", KeptBytes.By(() => new EventLogs(reference.Events)));
        Scrapes("reference catalogue", reference);
        Exporters("reference catalogue", reference);
        reference.Apply(new EventPolicy());

        EventCatalogue wide = SizedCatalogue.Make(Many), deep = SizedCatalogue.MakeTagged(Many);
        Print($"{Many} metrics with a series: bytes per metric", KeptBytes.By(() => SizedCatalogue.Make(Many + 1)) / Many);
        Scrapes($"{Many} metrics with a series", wide);
        Exporters($"{Many} metrics with a series", wide);
        Scrapes($"1 metric with {Many} series", deep);
        Exporters($"1 metric with {Many} series", deep);
        return 0;
    }

    private static void Scrapes(string of, EventCatalogue catalogue)
    {
        var writer = new ExpositionWriter([new CatalogueMetrics(catalogue)], new ExpositionOptions());
        writer.Read();
        foreach (ExpositionFormat format in (ExpositionFormat[])[ExpositionFormat.Text004, ExpositionFormat.Protobuf])
        {
            var body = new Utf8Buffer();
            writer.Write(format, body);
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(body.Written.Span);
            }

            string name = format.IsProtobuf ? "protobuf" : "text";
            Print($"{of}: bytes of a scrape, {name}", body.Written.Length);
            Print($"{of}: bytes of a scrape, {name}, gzip", compressed.Length);
        }
    }

    /// <summary>What exporters keep, with a value in every series of counters and up-down-counters.</summary>
    private static void Exporters(string of, EventCatalogue catalogue)
    {
        Print($"{of}: bytes kept for scrapes", KeptBytes.By(() =>
        {
            var writer = new ExpositionWriter([new CatalogueMetrics(catalogue)], new ExpositionOptions());
            writer.Read();
            writer.Write(ExpositionFormat.Text004, new Utf8Buffer());
            return writer;
        }));
        Print($"{of}: bytes kept by the SDK for pushes", KeptBytes.By(() =>
        {
            MeterProvider provider = Sdk.CreateMeterProviderBuilder()
                .SetMaxMetricStreams(Many + 1)
                .AddEventCatalogue(catalogue)
                .AddReader(new BaseExportingMetricReader(new NoExporter()))
                .Build();
            provider.ForceFlush();
            return provider;
        }));
    }

    private static void Print(string what, long size) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-72} {size,12:N0}"));
}
