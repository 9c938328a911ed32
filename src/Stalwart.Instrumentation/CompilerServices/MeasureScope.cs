using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Measures the time until it is disposed, and records it as the event's duration. Created by generated methods.</summary>
/// <typeparam name="TArguments">The event's other fields, then its tags.</typeparam>
/// <remarks>
/// A struct that is not a ref struct: it allocates nothing, and can be used across an <see langword="await"/>. Keep it in a single
/// <c>using</c> variable, because a copy records separately. Not thread-safe.
/// </remarks>
[SuppressMessage("Performance", "CA1815", Justification = "Scopes are not compared.")]
public struct MeasureScope<TArguments> : IDisposable
{
    private readonly Action<TimeSpan, TArguments>? record;
    private readonly TArguments arguments;
    private long start;

    /// <summary>Initializes a scope and starts measuring, if the event is enabled or captured.</summary>
    /// <param name="isWanted">Whether the event is enabled or captured; otherwise nothing is recorded.</param>
    /// <param name="record">Records the event.</param>
    /// <param name="arguments">The arguments of the record.</param>
    public MeasureScope(bool isWanted, Action<TimeSpan, TArguments> record, TArguments arguments)
    {
        this.record = record;
        this.arguments = arguments;
        start = isWanted ? Stopwatch.GetTimestamp() : 0;
    }

    /// <summary>Records the event with the elapsed time. Further calls do nothing.</summary>
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
