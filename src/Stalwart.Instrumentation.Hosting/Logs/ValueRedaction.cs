using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>Redacts the sensitive values of one event's records. Immutable.</summary>
/// <param name="hidden">The indices of the values to redact, with the replacement of each.</param>
internal sealed class ValueRedaction(IReadOnlyList<(int Place, Func<object, string> Text)> hidden)
{
    /// <summary>The replacement, unless the host provides one.</summary>
    public const string Redacted = "[redacted]";

    /// <summary>A redaction that redacts nothing.</summary>
    public static readonly ValueRedaction None = new([]);

    /// <summary>Redacts values in a copy of a record. An absent value stays absent.</summary>
    public void Apply(ref EventLogState record)
    {
        foreach ((int place, Func<object, string> text) in hidden)
        {
            if (record.ValueAt(place).Boxed is { } value)
            {
                record.Replace(place, LogValue.Of(text(value)));
            }
        }
    }
}
