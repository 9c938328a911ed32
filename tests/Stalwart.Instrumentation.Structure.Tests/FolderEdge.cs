namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>A use of something of another folder.</summary>
/// <param name="From">The folder of the using file, relative to the project; empty for the project's own.</param>
/// <param name="To">The folder of the file that declares what is used.</param>
/// <param name="Example">Where, and what is used: <c>Gauge.cs(12) uses GaugeSource</c>.</param>
internal sealed record FolderEdge(string From, string To, string Example);
