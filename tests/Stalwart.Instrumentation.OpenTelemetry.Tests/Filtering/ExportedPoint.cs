namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

/// <summary>What an export has of one series.</summary>
/// <param name="Value">The value; of a histogram, the sum.</param>
/// <param name="Count">How many values a histogram has; 0 for other kinds.</param>
internal readonly record struct ExportedPoint(double Value, long Count)
{
    public static ExportedPoint operator +(ExportedPoint one, ExportedPoint other) =>
        new(one.Value + other.Value, one.Count + other.Count);

    public static ExportedPoint operator -(ExportedPoint one, ExportedPoint other) =>
        new(one.Value - other.Value, one.Count - other.Count);
}
