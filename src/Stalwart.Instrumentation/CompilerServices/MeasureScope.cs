using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Measures the time until it is disposed, and records it as the event's duration. Made by generated methods.</summary>
/// <typeparam name="TArguments">The event's other fields, then its tags.</typeparam>
/// <remarks>
/// A struct that is no ref struct: it allocates nothing, and lives across an <see langword="await"/>. Keep it in one <c>using</c>
/// variable: a copy records on its own. Not thread-safe.
/// </remarks>
[SuppressMessage("Performance", "CA1815", Justification = "Scopes are not compared.")]
public struct MeasureScope<TArguments> : IDisposable
{
    private readonly Action<TimeSpan, TArguments>? record;
    private readonly TArguments arguments;
    private long start;

    /// <summary>Starts to measure, if the event is on or captured.</summary>
    /// <param name="isWanted">Whether it is; otherwise nothing is recorded.</param>
    /// <param name="record">Records the event.</param>
    /// <param name="arguments">What it is recorded with.</param>
    public MeasureScope(bool isWanted, Action<TimeSpan, TArguments> record, TArguments arguments)
    {
        this.record = record;
        this.arguments = arguments;
        start = isWanted ? Stopwatch.GetTimestamp() : 0;
    }

    /// <summary>Records the event with the elapsed time; a second call does nothing.</summary>
    public void Dispose()
    {
        long from = start;
        if (from != 0)
        {
            start = 0;
            record!(Stopwatch.GetElapsedTime(from), arguments);
        }
    }
}
