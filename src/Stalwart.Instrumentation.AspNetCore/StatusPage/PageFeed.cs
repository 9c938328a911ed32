using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Export;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>
/// Reads the catalogues for the pages that are open: once a second while there is one, else once a step, so that the last minutes are
/// there when one is opened. A page that cannot keep up is given the whole state instead of what it missed, so nothing is queued for it.
/// </summary>
internal sealed partial class PageFeed : IDisposable
{
    /// <summary>How many pages can be open at once.</summary>
    public const int MaxViewers = 64;

    /// <summary>How many points a history has: five minutes.</summary>
    public const int Points = 60;

    private const int TicksPerStep = 5;
    private const int MaxSeries = 200;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly PageIndex index;
    private readonly PageSampler sampler;
    private readonly ExportReader exports;
    private readonly DateTimeOffset started;
    private readonly CancellationTokenSource stopping;
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PageFrame tick = new(0, default);
    private PageFrame? state;
    private long number;
    private int viewers;
    private bool isRunning;

    public PageFeed(
        EventMetrics metrics,
        IHostEnvironment environment,
        IHostApplicationLifetime lifetime,
        ILogger<PageFeed> logger,
        TimeProvider? clock = null)
    {
        this.clock = clock ?? TimeProvider.System;
        this.logger = logger;
        index = new PageIndex(metrics.Catalogues);
        sampler = new PageSampler(index, Points, this.clock);
        exports = new ExportReader(metrics);
        stopping = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        using (var process = Process.GetCurrentProcess())
        {
            started = process.StartTime.ToUniversalTime();
        }

        PageDescription description = PageDescriber.Describe(
            environment.ApplicationName,
            (int)(TicksPerStep * Tick).TotalMilliseconds,
            Points,
            metrics.Catalogues);
        Description = JsonSerializer.SerializeToUtf8Bytes(description, PageJson.Default.PageDescription);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Description.Span).AsSpan(0, 8));
    }

    /// <summary>The <see cref="PageDescription"/>, as JSON without any character that has a meaning in HTML.</summary>
    public ReadOnlyMemory<byte> Description { get; }

    /// <summary>Tells one description from another.</summary>
    public string Fingerprint { get; }

    /// <summary>Canceled when the host stops, so that open pages do not hold it up.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>How long a page may take to accept a message before its connection is cut.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many pages are open.</summary>
    public int Viewers => Volatile.Read(ref viewers);

    /// <summary>When the catalogues were read last.</summary>
    public DateTimeOffset LastReading
    {
        get
        {
            lock (gate)
            {
                return sampler.Time;
            }
        }
    }

    /// <summary>Begins to read; the second time, nothing.</summary>
    public void Start()
    {
        if (!Interlocked.Exchange(ref isRunning, true))
        {
            _ = RunAsync();
        }
    }

    /// <summary>Takes a place; <see langword="false"/> when there is none left. Give it back with <see cref="Disconnect"/>.</summary>
    public bool TryConnect()
    {
        lock (gate)
        {
            if (viewers == MaxViewers)
            {
                return false;
            }

            if (viewers++ == 0)
            {
                ReadNow();
            }

            return true;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Disconnect()
    {
        lock (gate)
        {
            viewers--;
        }
    }

    /// <summary>
    /// The next message for a page that has everything up to a reading: what changed, or all when it is new or missed one.
    /// </summary>
    /// <param name="seen">The number of the page's last message; -1 for a new page.</param>
    /// <param name="cancellationToken">When the page is gone.</param>
    public async Task<PageFrame> NextAsync(long seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (seen < number)
                {
                    return seen >= 0 && seen == number - 1 && tick.Number == number ? tick : State();
                }

                next = arrival.Task;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The series of some metrics, as JSON; of the last reading when that is not old.</summary>
    /// <param name="metrics">Numbers of metrics.</param>
    /// <returns><see langword="null"/> when there is no metric of such a number.</returns>
    public byte[]? Series(IReadOnlyCollection<int> metrics)
    {
        lock (gate)
        {
            if (metrics.Any(metric => metric < 0 || metric >= index.Metrics.Count))
            {
                return null;
            }

            if (sampler.Age >= Tick)
            {
                ReadNow();
            }

            SeriesMessage[] messages = [.. metrics.Select(metric => PageSeries.Of(metric, sampler.Series[metric], MaxSeries))];
            return JsonSerializer.SerializeToUtf8Bytes(messages, PageJson.Default.SeriesMessageArray);
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            CancellationToken stop = stopping.Token;
            using var timer = new PeriodicTimer(Tick, clock);
            for (int ticks = 0; await timer.WaitForNextTickAsync(stop).ConfigureAwait(false); ticks++)
            {
                Advance(ticks % TicksPerStep == 0);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The host stops.
        }
    }

    private void Advance(bool step)
    {
        lock (gate)
        {
            if (viewers == 0 && !step)
            {
                return;
            }

            try
            {
                Read(step);
            }
#pragma warning disable CA1031 // Whatever fails in one reading, the page must continue with the next.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                StatusPageReadFailed(exception.Message);
            }
        }
    }

    private void ReadNow() => Read(step: false);

    private void Read(bool step)
    {
        TickMessage message = sampler.Read(step) with { Exports = exports.Read() };
        number++;
        state = null;
        if (viewers > 0)
        {
            tick = new PageFrame(number, ServerSentEvent("tick", message, PageJson.Default.TickMessage));
        }

        TaskCompletionSource arrived = arrival;
        arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        arrived.SetResult();
    }

    private PageFrame State() => state ??= new PageFrame(
        number, ServerSentEvent("state", sampler.State(Fingerprint, started, exports.Current), PageJson.Default.StateMessage));

    /// <summary>Makes a message of a stream.</summary>
    public static byte[] ServerSentEvent<T>(string name, T message, JsonTypeInfo<T> type) =>
        [
            .. "event: "u8,
            .. System.Text.Encoding.UTF8.GetBytes(name),
            .. "\ndata: "u8,
            .. JsonSerializer.SerializeToUtf8Bytes(message, type),
            .. "\n\n"u8,
        ];

    [LoggerMessage(30, LogLevel.Warning, "Failed to read the events for the status page: {Reason}. Retrying.")]
    private partial void StatusPageReadFailed(string reason);
}
