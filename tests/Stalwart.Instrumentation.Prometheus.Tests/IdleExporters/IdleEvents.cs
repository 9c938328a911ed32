namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>A metric of every kind, without a tag, with one, and sparse.</summary>
[EventCatalogue("idle.toml")]
internal static partial class IdleEvents;
