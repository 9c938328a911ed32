namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>A metric of a scrape, or of the catalogue if there is one.</summary>
/// <param name="Name">The name: the catalogue's, or that of its samples in Prometheus.</param>
/// <param name="Meter">The meter; empty when the scrape has none.</param>
/// <param name="Type">Its type in Prometheus: <c>counter</c>, <c>gauge</c>, <c>histogram</c>, <c>summary</c> or <c>unknown</c>.</param>
/// <param name="Unit">The unit; empty when neither the scrape nor the name has one.</param>
/// <param name="Help">Its description.</param>
internal sealed record WatchedMetric(string Name, string Meter, string Type, string Unit, string Help)
{
    /// <summary>Gets a key that distinguishes it from metrics of other meters.</summary>
    public (string Meter, string Name) Key => (Meter, Name);

    /// <summary>Gets whether it only increases, so that its rate is more useful than its value.</summary>
    public bool Grows => Type is "counter" or "histogram" or "summary";
}
