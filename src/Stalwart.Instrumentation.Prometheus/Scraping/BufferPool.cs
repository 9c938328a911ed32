using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>
/// Keeps the memory of answers that all their clients have read. Those of slow clients stay out of it, and the garbage collector takes
/// what is too much. Thread-safe.
/// </summary>
internal sealed class BufferPool
{
    /// <summary>One that is read while the next is written, and one more.</summary>
    private const int MaxKept = 3;

    private readonly Lock gate = new();
    private readonly Stack<Utf8Buffer> free = new(MaxKept);

    /// <summary>Returns an empty buffer.</summary>
    public Utf8Buffer Rent()
    {
        lock (gate)
        {
            return free.TryPop(out Utf8Buffer? buffer) ? buffer : new Utf8Buffer();
        }
    }

    /// <summary>Takes a buffer that nobody reads any longer.</summary>
    public void Return(Utf8Buffer buffer)
    {
        buffer.Clear();
        lock (gate)
        {
            if (free.Count < MaxKept)
            {
                free.Push(buffer);
            }
        }
    }
}
