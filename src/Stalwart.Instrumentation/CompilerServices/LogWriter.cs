using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Collects the values of one log record, in the order of the event's values, and submits it. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815", Justification = "A ref struct is not compared.")]
public readonly ref struct LogWriter
{
    /// <summary>The max length of a text, in UTF-16 units; longer texts are truncated.</summary>
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
    /// <param name="gate">The index of the event.</param>
    /// <param name="count">The number of equal records; positive.</param>
    /// <returns>A writer for the values; it ignores them if the record is not wanted.</returns>
    internal static LogWriter Begin(EventCatalogue catalogue, int gate, long count) =>
        catalogue.BeginLog(gate, count, out EventLogs? logs) is var place && place >= 0 ? new LogWriter(logs!, place) : default;

    /// <summary>Adds a text.</summary>
    /// <param name="value">The text; truncated after 4096 UTF-16 units.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(string? value) => With(LogValue.Of(value is { Length: > MaxLength } ? Cut(value) : value));

    /// <summary>Adds the value of a closed tag of integers.</summary>
    /// <param name="names">The digits of the declared members.</param>
    /// <param name="value">The member of the tag's enum; <see langword="null"/> if it is absent.</param>
    /// <param name="other">The text of an undeclared member.</param>
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

    /// <summary>Adds a Boolean value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(bool value) => With(LogValue.Of(value));

    /// <summary>Adds a Boolean value that may be absent.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(bool? value) => With(value is bool present ? LogValue.Of(present) : default);

    /// <summary>Adds a duration.</summary>
    /// <param name="value">The duration.</param>
    /// <returns>The writer for the next value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogWriter Add(TimeSpan value) => With(LogValue.Of(value));

    /// <summary>Submits the record without blocking.</summary>
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

    /// <summary>A reserved slot must be committed, so this cannot throw.</summary>
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
