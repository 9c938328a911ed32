using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>
/// Pools the memory of responses that all their clients have read. Buffers of slow clients do not return to the pool, and surplus ones are
/// left to the garbage collector. Thread-safe.
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

    /// <summary>Returns a buffer that has no more readers to the pool.</summary>
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
