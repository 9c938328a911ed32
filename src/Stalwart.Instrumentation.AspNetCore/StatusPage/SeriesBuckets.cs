namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>The buckets of one series of a histogram.</summary>
/// <param name="Key">The series' attributes, as <see cref="KeyOf"/> writes them.</param>
/// <param name="Counts">How many values each bucket has.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
internal sealed record SeriesBuckets(string Key, long[] Counts, double Min, double Max)
{
    /// <summary>One text for the same attributes, in whatever order they come.</summary>
    public static string KeyOf(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join('\0', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}\0{tag.Value}"));
}
