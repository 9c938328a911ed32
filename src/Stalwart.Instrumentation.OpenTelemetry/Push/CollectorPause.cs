namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>A pause of pushes that a collector requested, longer than the timeout of one push. Thread-safe.</summary>
/// <param name="clock">The clock for the pause.</param>
internal sealed class CollectorPause(TimeProvider clock) : IDisposable
{
    /// <summary>An excessive request must not stop the exports of a process permanently.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private CancellationTokenSource ended = new();
    private long start;
    private TimeSpan wait;
    private bool isClosed;

    /// <summary>Gets whether exports may continue.</summary>
    public bool IsOver => Left <= TimeSpan.Zero;

    private TimeSpan Left
    {
        get
        {
            lock (gate)
            {
                return wait == TimeSpan.Zero ? TimeSpan.Zero : wait - clock.GetElapsedTime(start);
            }
        }
    }

    /// <summary>Starts a pause that the collector requested.</summary>
    /// <param name="time">The duration; at most one hour.</param>
    public void Ask(TimeSpan time)
    {
        lock (gate)
        {
            if (!isClosed)
            {
                (start, wait) = (clock.GetTimestamp(), time < Max ? time : Max);
            }
        }
    }

    /// <summary>Ends the pause and wakes its waiters.</summary>
    public void End()
    {
        lock (gate)
        {
            wait = TimeSpan.Zero;
            ended.Cancel();
            ended.Dispose();
            ended = new CancellationTokenSource();
        }
    }

    /// <summary>Ends the pause and ignores further ones, because the process is stopping.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
        }

        End();
    }

    /// <summary>Blocks until the pause is over.</summary>
    public void Wait()
    {
        CancellationToken token;
        lock (gate)
        {
            token = ended.Token;
        }

        TimeSpan left = Left;
        if (left > TimeSpan.Zero)
        {
            Task.WhenAny(Task.Delay(left, clock, token)).GetAwaiter().GetResult();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            ended.Cancel();
            ended.Dispose();
        }
    }
}
