using System.Diagnostics.CodeAnalysis;
using Stalwart.Instrumentation.Observing;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Handles exceptions of the listeners of one catalogue's instruments. .NET runs callbacks of other libraries inside the calls that create,
/// remove and record into an instrument; none of them may stop a record or a policy change. All exceptions are caught; the first of a
/// catalogue is reported. Thread-safe.
/// </summary>
/// <param name="meterName">The catalogue's meter.</param>
/// <param name="observer">Receives the first fault.</param>
internal sealed class ListenerFaults(string meterName, RuntimeObserver observer)
{
    private bool isReported;

    /// <summary>Makes a call that runs listeners' callbacks.</summary>
    /// <returns>Whether no callback threw.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "The callbacks are other libraries'; whatever they throw is theirs.")]
    public bool Guard(Action call)
    {
        try
        {
            call();
            return true;
        }
        catch (Exception exception)
        {
            Report(exception);
            return false;
        }
    }

    public void Report(Exception exception)
    {
        if (!Volatile.Read(ref isReported) && !Interlocked.Exchange(ref isReported, true))
        {
            observer.ListenerFailed(meterName, exception.Message);
        }
    }
}
