using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>Hides the sensitive values of one event's records. Immutable.</summary>
/// <param name="hidden">The places of the values to hide, and what is shown instead of each.</param>
internal sealed class ValueRedaction(IReadOnlyList<(int Place, Func<object, string> Text)> hidden)
{
    /// <summary>What is shown instead of a value, unless the host has something better.</summary>
    public const string Redacted = "[redacted]";

    /// <summary>Hides nothing.</summary>
    public static readonly ValueRedaction None = new([]);

    /// <summary>Hides values in a copy of a record. An absent value stays absent.</summary>
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
