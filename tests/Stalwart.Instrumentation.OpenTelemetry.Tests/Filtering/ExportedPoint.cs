namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

/// <summary>One series of an export.</summary>
/// <param name="Value">The value; for a histogram, the sum.</param>
/// <param name="Count">The number of values of a histogram; 0 for other kinds.</param>
internal readonly record struct ExportedPoint(double Value, long Count)
{
    public static ExportedPoint operator +(ExportedPoint one, ExportedPoint other) =>
        new(one.Value + other.Value, one.Count + other.Count);

    public static ExportedPoint operator -(ExportedPoint one, ExportedPoint other) =>
        new(one.Value - other.Value, one.Count - other.Count);
}
