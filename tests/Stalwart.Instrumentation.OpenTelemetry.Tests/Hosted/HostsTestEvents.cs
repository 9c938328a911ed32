namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Hosted;

/// <summary>A generated catalogue for tests with several hosts.</summary>
[EventCatalogue("Hosted/hosts.toml")]
internal static partial class HostsTestEvents;
