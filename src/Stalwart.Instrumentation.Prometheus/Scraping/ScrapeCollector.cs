using System.Diagnostics;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>Reads and writes one answer after another. Not thread-safe.</summary>
/// <param name="write">Reads what was recorded before the call, and writes it in a format.</param>
/// <param name="logger">The host's log.</param>
internal sealed partial class ScrapeCollector(Action<ExpositionFormat, Utf8Buffer> write, ILogger logger)
{
    private readonly BufferPool pool = new();
    private bool hasFailed;

    /// <summary>Returns the answer in a form; one with status 500 when that fails.</summary>
    public ScrapeAnswer Collect(ScrapeForm form)
    {
        long start = Stopwatch.GetTimestamp();
        Utf8Buffer body = pool.Rent();
        try
        {
            Write(form, body);
            hasFailed = false;
            return new ScrapeAnswer(form.Format.ContentType, body, pool);
        }
#pragma warning disable CA1031 // Whatever went wrong, the client is told by the status, and the operator by the log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!hasFailed)
            {
                hasFailed = true;
                ScrapeFailed(exception);
            }

            return new ScrapeAnswer(StatusCodes.Status500InternalServerError, contentType: null, default);
        }
        finally
        {
            RuntimeEvents.Instrumentation.Scraped(Stopwatch.GetElapsedTime(start));
        }
    }

    private void Write(ScrapeForm form, Utf8Buffer body)
    {
        if (!form.IsCompressed)
        {
            write(form.Format, body);
            return;
        }

        Utf8Buffer uncompressed = pool.Rent();
        write(form.Format, uncompressed);
        using (var target = new Utf8BufferStream(body))
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(uncompressed.Written.Span);
        }

        pool.Return(uncompressed);
    }

    [LoggerMessage(
        12, LogLevel.Error, "Failed to collect metrics for a scrape. Further failures are not logged until a scrape succeeds.")]
    private partial void ScrapeFailed(Exception exception);
}
