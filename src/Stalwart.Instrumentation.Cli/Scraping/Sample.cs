namespace Stalwart.Instrumentation.Cli.Scraping;

/// <summary>A sample of a scrape.</summary>
/// <param name="Name">The whole name, with a suffix such as <c>_bucket</c>.</param>
/// <param name="Labels">Its labels, in the order of the text.</param>
/// <param name="Value">Its value.</param>
internal sealed record Sample(string Name, IReadOnlyList<KeyValuePair<string, string>> Labels, double Value)
{
    /// <summary>What tells it from all other samples.</summary>
    public string Key { get; } = Name + "{" + string.Join(',', Labels.Select(label => $"{label.Key}=\"{label.Value}\"")) + "}";
}

/// <summary>Samples of one metric.</summary>
/// <param name="Name">The family's name.</param>
/// <param name="Type"><c>counter</c>, <c>gauge</c>, <c>histogram</c>, <c>summary</c>, or <c>unknown</c>.</param>
/// <param name="Help">What it says of itself; may be empty.</param>
/// <param name="Samples">Its samples.</param>
internal sealed record SampleFamily(string Name, string Type, string Help, IReadOnlyList<Sample> Samples)
{
    /// <summary>The unit, as a word; <see langword="null"/> where the scrape names none.</summary>
    public string? Unit { get; init; }

    /// <summary>The meter that the samples name; <see langword="null"/> when they name none.</summary>
    public string? Meter => Samples.SelectMany(sample => sample.Labels).FirstOrDefault(label => label.Key == "otel_scope_name").Value;
}
