namespace Stalwart.Instrumentation;

/// <summary>Describes one value of a gauge, as a capture saw it. Immutable.</summary>
/// <param name="Gauge">The gauge.</param>
/// <param name="Value">The value, in the gauge's unit.</param>
public sealed record GaugeRecord(MetricDescriptor Gauge, double Value)
{
    /// <summary>Gets the gauge's name.</summary>
    public string Name => Gauge.Name;

    /// <summary>Gets the attributes of the series, ordered by key; empty for a gauge without tags.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Tags { get; init; } = [];

    /// <summary>Returns the name, the value and the tags: <c>server.memory=512 kind=heap</c>.</summary>
    /// <returns>The text, on one line.</returns>
    public override string ToString() =>
        $"{Name}={RecordText.Of(Value)}{string.Concat(Tags.Select(tag => $" {tag.Key}={RecordText.Of(tag.Value)}"))}";
}
