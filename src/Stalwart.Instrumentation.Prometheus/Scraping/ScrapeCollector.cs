using System.Diagnostics;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>Reads once for several responses, and writes each in its form. Not thread-safe.</summary>
/// <param name="read">Reads everything recorded before the call.</param>
/// <param name="write">Writes the last reading in a format.</param>
/// <param name="status">Receives the result of each collection.</param>
/// <param name="logger">The host's log.</param>
internal sealed partial class ScrapeCollector(
    Action read, Action<ExpositionFormat, Utf8Buffer> write, ExportStatus status, ILogger logger)
{
    private readonly BufferPool pool = new();
    private bool hasFailed;

    /// <summary>Returns the responses in some forms, in order; those with status 500 failed.</summary>
    public IReadOnlyList<ScrapeAnswer> Collect(IReadOnlyList<ScrapeForm> forms)
    {
        long start = Stopwatch.GetTimestamp();
        var answers = new ScrapeAnswer[forms.Count];
        Exception? unread = Try(read);
        Exception? failure = unread;
        for (int i = 0; i < answers.Length; i++)
        {
            ScrapeForm form = forms[i];
            Utf8Buffer body = pool.Rent();
            Exception? unwritten = unread ?? Try(() => Write(form, body));
            failure ??= unwritten;
            answers[i] = unwritten is null
                ? new ScrapeAnswer(form.Format.ContentType, body, pool)
                : new ScrapeAnswer(StatusCodes.Status500InternalServerError, contentType: null, default);
        }

        RuntimeEvents.Instrumentation.Scraped(Stopwatch.GetElapsedTime(start));
        if (failure is null)
        {
            status.Succeeded();
        }
        else
        {
            status.Failed(Redaction.Line(failure.Message), items: 0);
            if (!hasFailed)
            {
                ScrapeFailed(failure);
            }
        }

        hasFailed = failure is not null;
        return answers;
    }

    private static Exception? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
#pragma warning disable CA1031 // Whatever failed, the status informs the client, and the log the operator.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
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
