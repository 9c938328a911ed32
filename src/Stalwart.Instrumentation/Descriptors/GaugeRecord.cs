namespace Stalwart.Instrumentation;

/// <summary>Describes one value of a gauge that a capture saw. Immutable.</summary>
/// <param name="Gauge">The gauge.</param>
/// <param name="Value">The value, in the gauge's unit.</param>
public sealed record GaugeRecord(MetricDescriptor Gauge, double Value)
{
    /// <summary>Gets the gauge's name.</summary>
    public string Name => Gauge.Name;

    /// <summary>Returns the name and the value: <c>server.memory=512</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Name}={RecordText.Of(Value)}";
}
