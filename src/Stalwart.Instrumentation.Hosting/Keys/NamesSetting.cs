using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A setting with a list of names: an array, or a comma-separated string, as in an environment variable.</summary>
internal sealed record NamesSetting : Setting
{
    private const string EventNames = "an array of names, such as [\"auth.*\", \"smtp.error\"],";

    /// <summary>The kind of a name's value; .NET's configuration also converts other kinds, which are not names, to strings.</summary>
    private const string Text = "a string";

    private readonly Func<EventMetricsOptions, IReadOnlyList<string>> get;
    private readonly Action<EventMetricsOptions, IReadOnlyList<string>> set;

    public NamesSetting(
        string path,
        Func<EventMetricsOptions, IReadOnlyList<string>> get,
        Action<EventMetricsOptions, IReadOnlyList<string>> set,
        string documentation)
        : base(path, documentation)
    {
        (this.get, this.set) = (get, set);
        Subject = NameSubject.Events;
        Listing = new(path, SettingStyle.List, get);
    }

    /// <summary>Gets the limit of each name; <see langword="null"/> for names of events and metrics, which can have a meter.</summary>
    public SettingLimit<string>? Limit { get; init; }

    public override string Limits => Limit?.Text ?? "";

    private string Expected => Limit?.Expected ?? EventNames;

    public override void Copy(EventMetricsOptions from, EventMetricsOptions to) => set(to, get(from));

    public override void CheckValue(SettingsReading reading)
    {
        if (get(reading.Options) is not { } names || names.Any(name => name is null))
        {
            reading.InvalidInCode(Path, Expected, "null");
        }
        else if (names.FirstOrDefault(name => !IsAllowed(name)) is { } excluded)
        {
            reading.InvalidInCode(Path, Expected, ShownValue.Of(excluded));
        }
    }

    public override void Read(SettingNode node, SettingsReading reading)
    {
        if (node.IsUnreadable)
        {
            return;
        }

        if (node.Value is not null && node.Kind != Text)
        {
            reading.Invalid(node, Expected, node.Kind);
            return;
        }

        if (node.Value is string text)
        {
            string[] list = [.. text.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0)];
            if (Array.TrueForAll(list, IsAllowed))
            {
                set(reading.Options, list);
            }
            else
            {
                reading.Invalid(node, Expected);
            }

            return;
        }

        var names = new List<string>();
        foreach (SettingNode item in node.Children.Where(item => !item.IsUnreadable))
        {
            if (item.Value is null || !int.TryParse(item.Name, out _))
            {
                string found = item.Value is null && int.TryParse(item.Name, out _) ? $"an array with {item.Found}" : node.Found;
                reading.Invalid(node, Expected, found, item.AnyOrigin());
                continue;
            }

            if (item.Kind != Text)
            {
                reading.Invalid(node, Expected, $"an array with {item.Kind}", item.AnyOrigin());
                continue;
            }

            if (!IsAllowed(item.Value))
            {
                reading.Invalid(node, Expected, SettingsReading.Shown(item), item.AnyOrigin());
                continue;
            }

            names.Add(item.Value);
        }

        set(reading.Options, names);
    }

    private bool IsAllowed(string name) => Limit?.Allows(name) != false;
}
