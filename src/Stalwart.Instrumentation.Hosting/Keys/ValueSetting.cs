using System;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A setting with one value.</summary>
internal sealed record ValueSetting<T> : Setting
{
    private readonly SettingType<T> type;
    private readonly Func<EventMetricsOptions, T> get;
    private readonly Action<EventMetricsOptions, T> set;

    public ValueSetting(
        string path, SettingType<T> type, Func<EventMetricsOptions, T> get, Action<EventMetricsOptions, T> set, string documentation)
        : base(path, documentation)
    {
        (this.type, this.get, this.set) = (type, get, set);
        Listing = new(path, typeof(T) == typeof(Uri) ? SettingStyle.Endpoint : SettingStyle.Plain, options => [type.Print(get(options))]);
    }

    public override string? Default => type.Print(get(new EventMetricsOptions()));

    public override void Read(SettingNode node, SettingsReading reading)
    {
        if (reading.Text(node, type.Expected) is not string text)
        {
            return;
        }

        if (type.TryParse(text, out T value))
        {
            set(reading.Options, value);
            return;
        }

        string? near = type.Choices.Count == 0 ? null : reading.Nearest(text, type.Choices);
        Suggestion? suggestion = node.Origin?.Span is { } span ? Suggestion.String(near, span) : null;
        reading.Invalid(node, node.Kind, type.Expected, suggestion);
    }

    public override void CheckValue(SettingsReading reading)
    {
        if (get(reading.Options) is not { } value || type.Print(value) is not { } text || !type.TryParse(text, out _))
        {
            reading.InvalidInCode(Path, type.Expected);
        }
    }

    public override void Copy(EventMetricsOptions from, EventMetricsOptions to) => set(to, get(from));
}
