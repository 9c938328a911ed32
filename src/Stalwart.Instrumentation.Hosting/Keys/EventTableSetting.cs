using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A table with a value per event: its keys are names or patterns, and the last one that matches an event applies.</summary>
internal sealed record EventTableSetting<T> : Setting
{
    private const string Table = "a table with names or patterns of events";
    private readonly SettingType<T> type;
    private readonly Func<EventMetricsOptions, IReadOnlyList<KeyValuePair<string, T>>> get;
    private readonly Action<EventMetricsOptions, IReadOnlyList<KeyValuePair<string, T>>> set;

    public EventTableSetting(
        string path,
        SettingType<T> type,
        Func<EventMetricsOptions, IReadOnlyList<KeyValuePair<string, T>>> get,
        Action<EventMetricsOptions, IReadOnlyList<KeyValuePair<string, T>>> set,
        string documentation)
        : base(path, documentation)
    {
        (this.type, this.get, this.set) = (type, get, set);
        Subject = NameSubject.Events;
        Listing = new(path, SettingStyle.List, options => [.. get(options).Select(line => $"{line.Key}={type.Print(line.Value)}")]);
    }

    public override bool IsTableOfNames => true;

    public override string Limits => string.Join("; ", type.Limits.Select(limit => limit.Text));

    public override void Read(SettingNode node, SettingsReading reading)
    {
        if (node is { Value.Length: > 0 } || node.Found == "an array")
        {
            reading.Invalid(node, Table);
            return;
        }

        var lines = new List<KeyValuePair<string, T>>();
        foreach (TableEntry entry in TableEntry.Of(node))
        {
            if (type.TryRead(entry.Node, reading, out T value))
            {
                lines.Add(new(entry.Name, value));
            }
        }

        set(reading.Options, lines);
    }

    public override void CheckValue(SettingsReading reading)
    {
        if (get(reading.Options) is not { } lines || lines.Any(line => line.Key is null))
        {
            reading.InvalidInCode(Path, Table, "null");
            return;
        }

        foreach (KeyValuePair<string, T> line in lines)
        {
            if (type.Invalid(line.Value) is { } expected)
            {
                reading.InvalidInCode($"{Path}.{line.Key}", expected, ShownValue.Of(type.Print(line.Value) ?? $"{line.Value}"));
            }
        }
    }

    public override void Copy(EventMetricsOptions from, EventMetricsOptions to) => set(to, get(from));
}
