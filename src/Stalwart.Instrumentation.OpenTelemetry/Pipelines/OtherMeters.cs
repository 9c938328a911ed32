namespace Stalwart.Instrumentation.OpenTelemetry.Pipelines;

/// <summary>What holds for meters of the process that are no catalogue's.</summary>
internal static class OtherMeters
{
    /// <summary>
    /// How many instruments of theirs a reader takes. The SDK drops what is above its limit, and its default of 1,000 is less than what a
    /// pattern such as <c>"*"</c> may match; a stream that is not used costs 8 bytes.
    /// </summary>
    public const int MaxMetricStreams = 10_000;
}
