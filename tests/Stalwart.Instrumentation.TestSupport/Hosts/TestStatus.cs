using Stalwart.Instrumentation.Hosting.Exporting;

namespace Stalwart.Instrumentation.TestSupport.Hosts;

/// <summary>Makes statuses of exporters that no host has.</summary>
internal static class TestStatus
{
    public static ExportStatus Create() => new("metrics.open-telemetry", TimeProvider.System);
}
