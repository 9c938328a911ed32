using System;
using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The table <c>metrics.resource</c>, whose keys are arbitrary attributes of the process.</summary>
internal sealed record ResourceSetting : Setting
{
    public ResourceSetting(string path, string documentation)
        : base(path, documentation) =>
        Listing = new(path, SettingStyle.List, options => [.. options.Resource.Select(pair => $"{pair.Key}={pair.Value}")]);

    public override void CheckValue(SettingsReading reading)
    {
        if (reading.Options.Resource is not { } attributes
            || attributes.Any(pair => string.IsNullOrEmpty(pair.Key) || string.IsNullOrEmpty(pair.Value)))
        {
            reading.InvalidInCode(Path, "attributes with a name and a value", "an attribute without one");
        }
    }

    public override void Read(SettingNode node, SettingsReading reading)
    {
        if (node is { Value.Length: > 0 })
        {
            reading.Invalid(node, "a table");
        }

        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (SettingNode child in node.Children)
        {
            Add(child, TableEntry.NameOf(child), attributes, reading);
        }

        reading.Options.Resource = [.. attributes];
    }

    /// <summary>
    /// Adds attributes: <c>"service.name"</c>, <c>service.name</c>, and a key <c>name</c> in a table <c>service</c> are equivalent.
    /// </summary>
    private static void Add(SettingNode node, string name, SortedDictionary<string, string> attributes, SettingsReading reading)
    {
        if (node.Value is string value)
        {
            if (value.Length > 0)
            {
                attributes[name] = value;
            }
            else if (!node.IsUnreadable)
            {
                reading.Invalid(node, "a value", "an empty string");
            }
        }

        foreach (SettingNode child in node.Children)
        {
            if (int.TryParse(child.Name, out _))
            {
                reading.Invalid(node, "a string", "an array");
                return;
            }

            Add(child, $"{name}.{TableEntry.NameOf(child)}", attributes, reading);
        }
    }
}
