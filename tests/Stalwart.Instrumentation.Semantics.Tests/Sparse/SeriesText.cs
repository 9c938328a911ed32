namespace Stalwart.Instrumentation.Semantics.Tests.Sparse;

/// <summary>The attributes of a series as text.</summary>
internal static class SeriesText
{
    public static string Of(SeriesSnapshot series) => string.Join(' ', series.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
