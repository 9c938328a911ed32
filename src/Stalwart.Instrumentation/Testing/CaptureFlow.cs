namespace Stalwart.Instrumentation;

/// <summary>Names the asynchronous flows of one capture. Thread-safe.</summary>
/// <remarks>
/// A flow holds the live names alone: one that ended in another flow is dropped when a capture next starts in this one, so captures that
/// a clean-up disposes elsewhere neither slow down records nor keep what was captured in memory.
/// </remarks>
internal sealed class CaptureFlow
{
    private static readonly AsyncLocal<CaptureFlow[]?> Ambient = new();

    private volatile bool isEnded;

    /// <summary>Gets how many captures the current flow holds, ended ones included.</summary>
    public static int Held => Ambient.Value?.Length ?? 0;

    /// <summary>Gets whether the current flow is one that entered, or was started from there.</summary>
    public bool IsCurrent => Ambient.Value is { } flows && Array.IndexOf(flows, this) >= 0;

    /// <summary>Includes the current flow, and those that it starts from now on.</summary>
    public void Enter()
    {
        if (!isEnded && !IsCurrent)
        {
            Ambient.Value = [.. Live(), this];
        }
    }

    /// <summary>Ends it in every flow.</summary>
    public void End()
    {
        isEnded = true;
        CaptureFlow[] live = [.. Live()];
        Ambient.Value = live.Length == 0 ? null : live;
    }

    private static IEnumerable<CaptureFlow> Live() => (Ambient.Value ?? []).Where(flow => !flow.isEnded);
}
