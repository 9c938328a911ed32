namespace Stalwart.Instrumentation.OpenTelemetry.Tests.BeforeHost;

/// <summary>A separate catalogue for the push of totals, because records made before a host can be pushed only once per process.</summary>
[EventCatalogue("BeforeHost/cumulative.toml")]
internal static partial class CumulativeEvents;

/// <summary>A separate catalogue for the push of deltas.</summary>
[EventCatalogue("BeforeHost/delta.toml")]
internal static partial class DeltaEvents;
