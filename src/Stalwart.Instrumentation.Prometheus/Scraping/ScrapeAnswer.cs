namespace Stalwart.Instrumentation.Prometheus.Scraping;

/// <summary>What one collection gave, whole, and shared by all who waited for it.</summary>
/// <param name="Status">The HTTP status; 200 for a collection that worked.</param>
/// <param name="ContentType">The exposition format and its version.</param>
/// <param name="Body">The text, compressed when that was asked for.</param>
internal sealed record ScrapeAnswer(int Status, string? ContentType, ReadOnlyMemory<byte> Body);
