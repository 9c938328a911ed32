using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>What one collection gave, whole, and shared by all who waited for it. Thread-safe.</summary>
/// <param name="status">The HTTP status; 200 for a collection that worked.</param>
/// <param name="contentType">The exposition format and its version.</param>
/// <param name="body">The text, compressed when that was asked for.</param>
internal sealed class ScrapeAnswer(int status, string? contentType, ReadOnlyMemory<byte> body)
{
    private readonly Utf8Buffer? buffer;
    private readonly BufferPool? pool;
    private int readers = 1;

    /// <summary>Initializes an answer of a collection that worked, whose memory is used again when all have read it.</summary>
    public ScrapeAnswer(string contentType, Utf8Buffer buffer, BufferPool pool)
        : this(200, contentType, buffer.Written)
    {
        this.buffer = buffer;
        this.pool = pool;
    }

    public int Status => status;

    public string? ContentType => contentType;

    /// <summary>Gets the text, which stays the same until <see cref="Release"/> was called for every client.</summary>
    public ReadOnlyMemory<byte> Body => body;

    /// <summary>Says how many clients read it; to be called before any of them has it.</summary>
    public void ShareWith(int clients) => readers = clients;

    /// <summary>
    /// Says that a client has read it. One that gives up does not call this, as its server may still be reading: then the memory goes to
    /// the garbage collector.
    /// </summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref readers) == 0 && buffer is not null)
        {
            pool!.Return(buffer);
        }
    }
}
