using System.Collections;
using System.Text;

namespace Stalwart.Instrumentation.Logging;

/// <summary>
/// The record of one event as logging providers receive it: named values, then <c>{OriginalFormat}</c>. Nothing is boxed or formatted until
/// a provider asks for it. A copy does not change.
/// </summary>
internal struct EventLogState : IReadOnlyList<KeyValuePair<string, object?>>, ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>The name of the value for the number of equal records, if one call made several.</summary>
    public const string CountName = "event.count";

    /// <summary>The name of the template among the values, a convention that providers know.</summary>
    public const string TemplateName = "{OriginalFormat}";

    private readonly LogFormat format;
    private LogValues values;
    private LogValue[]? rest;

    public EventLogState(EventDescriptor item, LogFormat format, ReadOnlySpan<LogValue> all, long times)
    {
        Event = item;
        Times = times;
        this.format = format;
        int inline = Math.Min(all.Length, LogValues.Length);
        all[..inline].CopyTo(values);
        rest = all.Length > inline ? [.. all[inline..]] : null;
    }

    /// <summary>Creates the record under which a captured one is logged.</summary>
    public static EventLogState Of(EventRecord record) =>
        new(record.Event, new LogFormat(record.Event), [.. record.Values.Select(value => LogValue.OfBoxed(value.Value))], record.Count);

    /// <summary>Gets the event.</summary>
    public EventDescriptor Event { get; }

    /// <summary>Gets the number of equal records that one call made; positive.</summary>
    public long Times { get; }

    /// <summary>Gets the exception, if the event and the record have one.</summary>
    public readonly Exception? Exception => format.ExceptionIndex is >= 0 and int index ? ValueAt(index).Boxed as Exception : null;

    /// <inheritdoc/>
    public readonly int Count => Event.Values.Count + (Times > 1 ? 1 : 0) + 1;

    /// <inheritdoc/>
    public readonly KeyValuePair<string, object?> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return index < Event.Values.Count ? new(Event.Values[index].Name, ValueAt(index).Boxed)
                : index == Count - 1 ? new(TemplateName, format.Template)
                : new(CountName, Times);
        }
    }

    /// <summary>Returns a value of the event.</summary>
    public readonly LogValue ValueAt(int index) => index < LogValues.Length ? values[index] : rest![index - LogValues.Length];

    /// <summary>Replaces a value in this copy, before it is handed out.</summary>
    public void Replace(int index, LogValue value)
    {
        if (index < LogValues.Length)
        {
            values[index] = value;
        }
        else
        {
            rest = [.. rest!];
            rest[index - LogValues.Length] = value;
        }
    }

    /// <inheritdoc/>
    public readonly IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <summary>Returns the message.</summary>
    public readonly override string ToString()
    {
        var text = new LogText();
        try
        {
            format.Write(this, ref text);
            return text.ToString();
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <inheritdoc/>
    public readonly bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = new LogText();
        try
        {
            this.format.Write(this, ref text);
            bool fits = text.Written.TryCopyTo(destination);
            charsWritten = fits ? text.Written.Length : 0;
            return fits;
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <inheritdoc/>
    public readonly bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = new LogText();
        try
        {
            this.format.Write(this, ref text);
            return Encoding.UTF8.TryGetBytes(text.Written, utf8Destination, out bytesWritten);
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <inheritdoc/>
    readonly string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
