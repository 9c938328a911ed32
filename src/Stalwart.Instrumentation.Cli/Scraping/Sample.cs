namespace Stalwart.Instrumentation.Cli.Scraping;

/// <summary>A sample of a scrape.</summary>
/// <param name="Name">The full name, with a suffix such as <c>_bucket</c>.</param>
/// <param name="Labels">The labels, in the order of the text.</param>
/// <param name="Value">The value.</param>
internal sealed record Sample(string Name, IReadOnlyList<KeyValuePair<string, string>> Labels, double Value)
{
    /// <summary>Gets a key that identifies the sample.</summary>
    public string Key { get; } = Name + "{" + string.Join(',', Labels.Select(label => $"{label.Key}=\"{label.Value}\"")) + "}";
}

/// <summary>Samples of one metric.</summary>
/// <param name="Name">The family's name.</param>
/// <param name="Type"><c>counter</c>, <c>gauge</c>, <c>histogram</c>, <c>summary</c>, or <c>unknown</c>.</param>
/// <param name="Help">The help text; may be empty.</param>
/// <param name="Samples">The samples.</param>
internal sealed record SampleFamily(string Name, string Type, string Help, IReadOnlyList<Sample> Samples)
{
    /// <summary>Gets the word of the unit; <see langword="null"/> when the scrape has none.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets the meter in the labels of the samples; <see langword="null"/> when they have none.</summary>
    public string? Meter => Samples.SelectMany(sample => sample.Labels).FirstOrDefault(label => label.Key == "otel_scope_name").Value;
}
