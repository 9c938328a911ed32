namespace Stalwart.Instrumentation;

/// <summary>Identifies the asynchronous flows of one capture. Thread-safe.</summary>
/// <remarks>
/// A flow refers to live captures only: one that ended in another flow is dropped when a capture next starts in this one, so captures that
/// a clean-up disposes elsewhere neither slow down records nor keep captured records in memory.
/// </remarks>
internal sealed class CaptureFlow
{
    private static readonly AsyncLocal<CaptureFlow[]?> Ambient = new();

    private volatile bool isEnded;

    /// <summary>Gets the number of captures in the current flow, including ended ones.</summary>
    public static int Held => Ambient.Value?.Length ?? 0;

    /// <summary>Gets whether the current flow entered the capture, or was started from a flow that did.</summary>
    public bool IsCurrent => Ambient.Value is { } flows && Array.IndexOf(flows, this) >= 0;

    /// <summary>Includes the current flow, and the flows that it starts afterward.</summary>
    public void Enter()
    {
        if (!isEnded && !IsCurrent)
        {
            Ambient.Value = [.. Live(), this];
        }
    }

    /// <summary>Ends the capture in every flow.</summary>
    public void End()
    {
        isEnded = true;
        CaptureFlow[] live = [.. Live()];
        Ambient.Value = live.Length == 0 ? null : live;
    }

    private static IEnumerable<CaptureFlow> Live() => (Ambient.Value ?? []).Where(flow => !flow.isEnded);
}
