using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Secrets;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>An option's key and value.</summary>
/// <param name="Key">The full key.</param>
/// <param name="Values">Its value, or the elements of a list.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="IsSecret">Whether the value must not be shown.</param>
internal sealed record ListedOption(string Key, IReadOnlyList<string> Values, bool IsList, bool IsSecret)
{
    private const string MetricsPrefix = SettingsTable.Section + ".";
    private const int MostNames = 10;

    /// <summary>Gets the text of an endpoint; <see langword="null"/> for any other value.</summary>
    private string? Shown { get; init; }

    /// <summary>Gets the key for a log line: without the section <c>metrics</c>, which most keys have.</summary>
    private string ShownKey => Key.StartsWith(MetricsPrefix, StringComparison.Ordinal) ? Key[MetricsPrefix.Length..] : Key;

    public static ListedOption Of(Setting row, SettingListing listing, EventMetricsOptions options) =>
        new(listing.Key, listing.Values(options), listing.Style == SettingStyle.List, row.MayHoldSecret)
        {
            Shown = listing.Style == SettingStyle.Endpoint ? Redaction.Value(listing.Values(options)[0]) : null,
        };

    public bool IsSameAs(ListedOption other) => Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <summary>Returns the change to another value as text without secrets.</summary>
    public string ChangeTo(ListedOption changed)
    {
        if (IsSecret)
        {
            return (Values.Count, changed.Values.Count) switch
            {
                (0, _) => $"{ShownKey} added",
                (_, 0) => $"{ShownKey} removed",
                _ => $"{ShownKey} changed",
            };
        }

        if (!IsList)
        {
            return Shown is not null && Shown == changed.Shown ? $"{ShownKey} {Shown} (user info or query changed)"
                : $"{ShownKey} {Shown ?? Values[0]} -> {changed.Shown ?? changed.Values[0]}";
        }

        string[] added = [.. changed.Values.Except(Values, StringComparer.Ordinal).Select(name => "+" + name)];
        string[] removed = [.. Values.Except(changed.Values, StringComparer.Ordinal).Select(name => "-" + name)];
        string[] all = [.. added, .. removed];
        return all.Length == 0 ? $"{ShownKey} in another order"
            : $"{ShownKey} {string.Join(' ', all.Take(MostNames))}{(all.Length > MostNames ? $" and {all.Length - MostNames} more" : "")}";
    }
}
