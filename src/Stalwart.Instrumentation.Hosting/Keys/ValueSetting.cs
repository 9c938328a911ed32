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
        SettingStyle style = typeof(T) == typeof(Uri) ? SettingStyle.Endpoint : SettingStyle.Plain;
        Listing = new(path, style, options => [$"{type.Print(get(options))}"]);
    }

    public override string? Default => type.Print(get(new EventMetricsOptions()));

    public override string Limits => string.Join("; ", type.Limits.Select(limit => limit.Text));

    public override void Read(SettingNode node, SettingsReading reading)
    {
        if (reading.Text(node, type.Expected) is not string text)
        {
            return;
        }

        bool isParsed = type.TryParse(text, out T value);
        SettingLimit<T>? exceeded = isParsed ? Exceeded(value) : null;
        if (isParsed && exceeded is null)
        {
            set(reading.Options, value);
            return;
        }

        string? near = type.Choices.Count == 0 ? null : reading.Nearest(text, type.Choices);
        Suggestion? suggestion = node.Origin?.Span is { } span ? Suggestion.String(near, span) : null;
        reading.Invalid(node, exceeded?.Expected ?? type.Expected, suggestion: suggestion);
    }

    public override void CheckValue(SettingsReading reading)
    {
        T value = get(reading.Options);
        string? text = value is null ? null : type.Print(value);
        string? expected = text is null || !type.TryParse(text, out _) ? type.Expected : Exceeded(value)?.Expected;
        if (expected is not null)
        {
            reading.InvalidInCode(Path, expected, ShownValue.Of(text ?? value?.ToString() ?? "null"));
        }
    }

    public override void Copy(EventMetricsOptions from, EventMetricsOptions to) => set(to, get(from));

    private SettingLimit<T>? Exceeded(T value) => type.Limits.FirstOrDefault(limit => !limit.Allows(value));
}
