using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>The complete result of one collection, shared by all clients that waited for it. Thread-safe.</summary>
/// <param name="status">The HTTP status; 200 for a successful collection.</param>
/// <param name="contentType">The exposition format and its version.</param>
/// <param name="body">The text, compressed if the form requires it.</param>
internal sealed class ScrapeAnswer(int status, string? contentType, ReadOnlyMemory<byte> body)
{
    private readonly Utf8Buffer? buffer;
    private readonly BufferPool? pool;
    private int readers = 1;

    /// <summary>Initializes the response of a successful collection, whose memory is reused after all clients have read it.</summary>
    public ScrapeAnswer(string contentType, Utf8Buffer buffer, BufferPool pool)
        : this(200, contentType, buffer.Written)
    {
        this.buffer = buffer;
        this.pool = pool;
    }

    public int Status => status;

    public string? ContentType => contentType;

    /// <summary>Gets the text, which is unchanged until <see cref="Release"/> was called for every client.</summary>
    public ReadOnlyMemory<byte> Body => body;

    /// <summary>Sets the number of clients; called before any of them receives the response.</summary>
    public void ShareWith(int clients) => readers = clients;

    /// <summary>
    /// Releases the response for one client. A client that gives up does not call this, because its server may still be reading; the memory
    /// is then left to the garbage collector.
    /// </summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref readers) == 0 && buffer is not null)
        {
            pool!.Return(buffer);
        }
    }
}
