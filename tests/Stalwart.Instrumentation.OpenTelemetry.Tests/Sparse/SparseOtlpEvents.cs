namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Sparse;

[EventCatalogue("sparse.toml")]
internal static partial class SparseOtlpEvents;
