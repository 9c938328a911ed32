namespace Stalwart.Instrumentation.OpenTelemetry.Tests.BeforeHost;

/// <summary>A catalogue of its own for the push of totals: what was recorded before a host can be pushed once in a process.</summary>
[EventCatalogue("BeforeHost/cumulative.toml")]
internal static partial class CumulativeEvents;

/// <summary>A catalogue of its own for the push of differences.</summary>
[EventCatalogue("BeforeHost/delta.toml")]
internal static partial class DeltaEvents;
