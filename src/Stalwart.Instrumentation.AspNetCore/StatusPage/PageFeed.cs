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
/// Reads the catalogues for the open pages: once a second while a page is open, otherwise once a step, so the history is available when a
/// page opens. A page that cannot keep up receives the complete state instead of missed messages, so nothing is queued for it.
/// </summary>
internal sealed partial class PageFeed : IDisposable
{
    /// <summary>The max number of open pages.</summary>
    public const int MaxViewers = 64;

    /// <summary>The max number of points of a history: five minutes.</summary>
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

    /// <summary>Gets the <see cref="PageDescription"/> as JSON, without characters that have a meaning in HTML.</summary>
    public ReadOnlyMemory<byte> Description { get; }

    /// <summary>Gets the fingerprint of the description.</summary>
    public string Fingerprint { get; }

    /// <summary>Gets the token that is canceled when the host stops, so open pages do not delay it.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Gets the time after which the connection of a page that does not accept a message is aborted.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets the number of open pages.</summary>
    public int Viewers => Volatile.Read(ref viewers);

    /// <summary>Gets the time of the last reading.</summary>
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

    /// <summary>Starts reading; further calls do nothing.</summary>
    public void Start()
    {
        if (!Interlocked.Exchange(ref isRunning, true))
        {
            _ = RunAsync();
        }
    }

    /// <summary>
    /// Registers an open page; returns <see langword="false"/> if the maximum is reached. Call <see cref="Disconnect"/> when it is closed.
    /// </summary>
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

    /// <summary>Unregisters an open page.</summary>
    public void Disconnect()
    {
        lock (gate)
        {
            viewers--;
        }
    }

    /// <summary>
    /// Waits for the next message for a page: the changes since its last message, or the complete state if it is new or missed one.
    /// </summary>
    /// <param name="seen">The number of the page's last message; -1 for a new page.</param>
    /// <param name="cancellationToken">Canceled when the page is closed.</param>
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

    /// <summary>Returns the series of some metrics as JSON, from the last reading if it is recent.</summary>
    /// <param name="metrics">The numbers of the metrics.</param>
    /// <returns>The JSON; <see langword="null"/> if a metric does not exist.</returns>
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
            // The host is stopping.
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

    /// <summary>Creates a message of a stream.</summary>
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
