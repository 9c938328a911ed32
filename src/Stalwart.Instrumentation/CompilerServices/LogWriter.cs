using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Takes the values of one log record, in the order of the event's, and hands it on. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815", Justification = "A ref struct is not compared.")]
public readonly ref struct LogWriter
{
    /// <summary>The max length of a text, in UTF-16 units; a longer one is cut.</summary>
    internal const int MaxLength = 4096;

    private readonly EventLogs? logs;
    private readonly int place;
    private readonly Span<LogValue> rest;

    internal LogWriter(EventLogs logs, int place)
        : this(logs, place, logs.Queue.ValuesOf(place))
    {
    }

    private LogWriter(EventLogs logs, int place, Span<LogValue> rest)
    {
        this.logs = logs;
        this.place = place;
        this.rest = rest;
    }

    /// <summary>Begins the log record of an event.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="gate">The event's number.</param>
    /// <param name="count">How many equal records there are; positive.</param>
    /// <returns>Takes the values; takes nothing where nobody wants the record.</returns>
    internal static LogWriter Begin(EventCatalogue catalogue, int gate, long count) =>
        catalogue.BeginLog(gate, count, out EventLogs? logs) is var place && place >= 0 ? new LogWriter(logs!, place) : default;

    /// <summary>Adds a text.</summary>
    /// <param name="value">The text, of which the first 4096 UTF-16 units are kept.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(string? value) => With(LogValue.Of(value is { Length: > MaxLength } ? Cut(value) : value));

    /// <summary>Adds the value of a closed tag of integers.</summary>
    /// <param name="names">The digits of the members that have a place of their own.</param>
    /// <param name="value">The member of the tag's enum; <see langword="null"/> where it is absent.</param>
    /// <param name="other">The text of a number without one.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter AddNumber(string[] names, int? value, string other = TagDescriptor.Other)
    {
        if (logs is null || value is not int place)
        {
            return With(default);
        }

        return With(unchecked((uint)place) < unchecked((uint)names.Length)
            ? LogValue.Of(long.Parse(names[place], CultureInfo.InvariantCulture))
            : LogValue.Of(other));
    }

    /// <summary>Adds an exception.</summary>
    /// <param name="value">The exception.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(Exception? value) => With(LogValue.Of(value));

    /// <summary>Adds an integer.</summary>
    /// <param name="value">The integer.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(long value) => With(LogValue.Of(value));

    /// <summary>Adds an integer that may be absent.</summary>
    /// <param name="value">The integer.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(long? value) => With(value is long present ? LogValue.Of(present) : default);

    /// <summary>Adds a floating-point number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(double value) => With(LogValue.Of(value));

    /// <summary>Adds a truth value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(bool value) => With(LogValue.Of(value));

    /// <summary>Adds a truth value that may be absent.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(bool? value) => With(value is bool present ? LogValue.Of(present) : default);

    /// <summary>Adds a duration.</summary>
    /// <param name="value">The duration.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(TimeSpan value) => With(LogValue.Of(value));

    /// <summary>Hands the record on; never waits.</summary>
    public void Commit() => logs?.Commit(place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LogWriter With(LogValue value)
    {
        if (logs is null)
        {
            return default;
        }

        rest[0] = value;
        return new LogWriter(logs, place, rest[1..]);
    }

    /// <summary>A place that was begun must be committed, so this cannot throw.</summary>
    private static string Cut(string value)
    {
        try
        {
            int end = char.IsHighSurrogate(value[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
            return string.Concat(value.AsSpan(0, end), "…");
        }
        catch (OutOfMemoryException)
        {
            return "…";
        }
    }
}
