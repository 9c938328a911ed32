using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Secrets;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A setting in effect, with its value and source.</summary>
/// <param name="Key">The full key.</param>
/// <param name="Value">The value to display; <see langword="null"/> for none.</param>
/// <param name="Origins">The locations of the value; none for a default.</param>
internal sealed record SettingInForce(string Key, string? Value, IReadOnlyList<SettingOrigin> Origins)
{
    private const string Secret = "***";

    /// <summary>The keys that provide the value of another key, from a variable or a file.</summary>
    private static readonly string[] Sources = ["", "-env", "-file"];

    /// <summary>Returns all settings, in the order of the manual.</summary>
    /// <param name="root">The sections that the options were read from.</param>
    /// <param name="options">The options.</param>
    /// <param name="standard">OpenTelemetry's variables.</param>
    public static IReadOnlyList<SettingInForce> All(SettingNode root, EventMetricsOptions options, StandardSettings standard)
    {
        var reading = new SettingsReading(root, options, secrets: null);
        var defaults = new EventMetricsOptions();
        return
        [
            .. SettingsTable.Rows.Where(row => row.Listing is not null).Select(row => Of(row, row.Listing!, reading, defaults, standard)),
        ];
    }

    private static SettingInForce Of(
        Setting row, SettingListing listing, SettingsReading reading, EventMetricsOptions defaults, StandardSettings standard)
    {
        IReadOnlyList<string> values = listing.Values(reading.Options);
        SettingNode? node = Sources.Select(source => reading.Find(row.Path + source)).FirstOrDefault(node => node?.AnyOrigin() is not null);
        var origins = new List<SettingOrigin>();
        if (node is not null)
        {
            origins.Add(node.AnyOrigin()!);
        }

        // Attributes of several sources are merged; any other value has one source.
        if ((node is null || row is ResourceSetting) && !values.SequenceEqual(listing.Values(defaults)))
        {
            origins.AddRange(standard.VariablesOf(row.Path).Select(StandardSettings.OriginOf));
        }

        return new SettingInForce(row.Path, Shown(row, listing, values, node), origins);
    }

    private static string? Shown(Setting row, SettingListing listing, IReadOnlyList<string> values, SettingNode? node)
    {
        if (node is not null && HasPlaceholder(node))
        {
            return row.MayHoldSecret ? Secret : Redacted(listing, Written(node));
        }

        return values.Count == 0 || (values.Count == 1 && values[0] == SettingListing.None) ? null
            : row.MayHoldSecret ? Secret
            : Redacted(listing, string.Join(", ", values));
    }

    private static string Redacted(SettingListing listing, string value) =>
        listing.Style == SettingStyle.Endpoint ? Redaction.Value(value) : value;

    private static bool HasPlaceholder(SettingNode node) => node.Placeholders.Count > 0 || node.Children.Any(HasPlaceholder);

    /// <summary>Returns a value as written in the file.</summary>
    private static string Written(SettingNode node) => node.Value ?? string.Join(
        ", ",
        node.Children.Select(child => int.TryParse(child.Name, out _) ? Written(child) : $"{child.Name}={Written(child)}"));
}
