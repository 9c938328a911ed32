namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

/// <summary>The position of one page in the log records. Used by one thread at a time.</summary>
/// <param name="tail">The records.</param>
internal sealed class PageTailView(PageTail tail) : IDisposable
{
    private long seen;
    private bool isDisposed;

    /// <summary>Returns the records since the last call; <see langword="null"/> if there are none.</summary>
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
