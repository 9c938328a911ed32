using OpenTelemetry;
using OpenTelemetry.Metrics;
using Stalwart.Instrumentation.Publishing;

namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>
/// Collects and pushes at an interval that can be changed, from one reading of each catalogue. Uses a monotonic clock, so setting the
/// system clock does not affect the interval.
/// </summary>
internal sealed class PushReader : BaseExportingMetricReader
{
    private readonly PipelineCollection collection;
    private readonly CollectorPause pause;
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly PeriodicTimer timer;

    public PushReader(
        BaseExporter<Metric> exporter, TimeSpan interval, PipelineCollection collection, CollectorPause pause, TimeProvider clock)
        : base(exporter)
    {
        this.collection = collection;
        this.pause = pause;
        timer = new PeriodicTimer(interval, clock);
    }

    /// <summary>Gets or sets the time between two pushes.</summary>
    public TimeSpan Interval
    {
        get => timer.Period;
        set => timer.Period = value;
    }

    /// <summary>Starts pushing; call it when the provider has been built.</summary>
    public void Start() => _ = Task.Run(PushAsync);

    /// <summary>
    /// Pushes everything recorded so far. The SDK lets concurrent collections share one outcome, but the caller that wants the last values
    /// needs its own.
    /// </summary>
    public bool Push()
    {
        lock (gate)
        {
            return Collect();
        }
    }

    protected override bool OnCollect(int timeoutMilliseconds) => collection.Run(() => base.OnCollect(timeoutMilliseconds));

    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        stopping.Cancel();
        lock (gate)
        {
            return base.OnShutdown(timeoutMilliseconds);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            timer.Dispose();
            stopping.Dispose();
        }
    }

    private async Task PushAsync()
    {
        CancellationToken stop = stopping.Token;
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                // A push that hangs ends with the exporter's timeout, and the ticks that it misses count as one. What is not collected is
                // not lost.
                if (pause.IsOver)
                {
                    Push();
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The process is stopping.
        }
    }
}
