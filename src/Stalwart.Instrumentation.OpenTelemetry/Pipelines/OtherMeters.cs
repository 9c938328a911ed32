namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>Settings for meters of the process other than those of catalogues.</summary>
internal static class OtherMeters
{
    /// <summary>
    /// The max number of their instruments that a reader accepts. The SDK drops instruments beyond its limit, and its default of 1,000 is
    /// less than a pattern such as <c>"*"</c> may match; an unused stream costs 8 bytes.
    /// </summary>
    public const int MaxMetricStreams = 10_000;
}
