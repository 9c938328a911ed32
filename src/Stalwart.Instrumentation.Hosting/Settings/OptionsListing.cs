using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Lists options as keys and values, to compare them.</summary>
internal static class OptionsListing
{
    /// <summary>Returns every key with its value.</summary>
    public static IReadOnlyList<ListedOption> Of(EventMetricsOptions options) =>
    [
        .. SettingsTable.Rows.Where(row => row.Listing is not null).Select(row => ListedOption.Of(row, row.Listing!, options)),
    ];
}
