using System.Collections.Generic;
using System.Text;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// Replaces the placeholders in a file's values. At build there are neither variables nor files, so such a value is unknown.
/// </summary>
internal static class PlaceholderRule
{
    /// <summary>Replaces the placeholders of all settings, before any setting is read.</summary>
    public static void Apply(SettingsReading reading)
    {
        foreach (Setting setting in SettingsTable.Rows)
        {
            if (reading.Find(setting.Path) is { } node)
            {
                Apply(node, reading);
            }
        }
    }

    private static void Apply(SettingNode node, SettingsReading reading)
    {
        // A table and its keys find the same node, so an error is reported once.
        if (node.Placeholders.Count > 0 && !node.IsUnreadable)
        {
            Replace(node, reading);
        }

        if (node is { Value.Length: > 0 })
        {
            // A variable has replaced the list from the file.
            return;
        }

        foreach (SettingNode child in node.Children)
        {
            Apply(child, reading);
        }
    }

    private static void Replace(SettingNode node, SettingsReading reading)
    {
        string written = node.Value!;
        var text = new StringBuilder();
        int end = 0;
        bool isKnown = true;
        foreach ((Placeholder placeholder, SourceSpan span) in node.Placeholders)
        {
            SettingOrigin origin = node.Origin! with { Span = span };
            string? part = Text(node, placeholder, origin, reading);
            isKnown &= part is not null;
            text.Append(written, end, placeholder.Start - end).Append(part);
            end = placeholder.Start + placeholder.Length;
        }

        if (isKnown)
        {
            node.Replace(text.Append(written, end, written.Length - end).ToString());
        }
        else
        {
            node.IsUnreadable = true;
        }
    }

    private static string? Text(SettingNode node, Placeholder placeholder, SettingOrigin origin, SettingsReading reading)
    {
        if (!placeholder.IsValid)
        {
            string key = SettingsTable.KeyOf(node.Path);
            reading.Add(ConfigurationRules.Placeholder, origin, node.Path, null, [key, Placeholder.Forms]);
            return null;
        }

        string? problem = null;
        string? text = reading.Secrets?.Invoke(placeholder.IsFile, placeholder.Name, out problem);
        if (problem is not null)
        {
            reading.Invalid(node, placeholder.IsFile ? "a file that this process can read" : "a variable that is set", problem, origin);
            return null;
        }

        return text;
    }
}
