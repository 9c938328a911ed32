using System;
using System.Linq;
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
        Listing = new(path, style, options => [get(options) is { } value ? $"{type.Print(value)}" : SettingListing.None]);
    }

    public override string? Default => get(new EventMetricsOptions()) is { } value ? type.Print(value) : null;

    public override string Limits => string.Join("; ", type.Limits.Select(limit => limit.Text));

    /// <summary>Gets whether the option can be null, which it is if no source sets the key.</summary>
    private bool IsOptional => get(new EventMetricsOptions()) is null;

    public override void Read(SettingNode node, SettingsReading reading)
    {
        if (type.TryRead(node, reading, out T value))
        {
            set(reading.Options, value);
        }
    }

    public override void CheckValue(SettingsReading reading)
    {
        T value = get(reading.Options);
        if ((value is not null || !IsOptional) && type.Invalid(value) is { } expected)
        {
            string? text = value is null ? null : type.Print(value);
            reading.InvalidInCode(Path, expected, ShownValue.Of(text ?? value?.ToString() ?? "null"));
        }
    }

    public override void Copy(EventMetricsOptions from, EventMetricsOptions to) => set(to, get(from));
}
