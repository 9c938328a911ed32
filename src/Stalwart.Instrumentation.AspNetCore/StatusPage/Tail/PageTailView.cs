namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

/// <summary>How far one page has seen the last log records. Used by one thread at a time.</summary>
/// <param name="tail">The records.</param>
internal sealed class PageTailView(PageTail tail) : IDisposable
{
    private long seen;
    private bool isDisposed;

    /// <summary>Returns the records since the last call; <see langword="null"/> when there is none.</summary>
    public TailMessage? Next()
    {
        TailMessage? message = tail.After(seen);
        seen = message?.Records[^1].Number ?? seen;
        return message;
    }

    public void Dispose()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            tail.Close();
        }
    }
}
