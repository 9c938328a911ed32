using Microsoft.Extensions.DependencyInjection;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.TestSupport.Hosts;

/// <summary>Statuses of exporters and configurations, as a test needs them.</summary>
internal static class TestStatus
{
    /// <summary>Returns the status of an exporter without a host.</summary>
    public static ExportStatus Create() => new("metrics.open-telemetry", TimeProvider.System);

    /// <summary>Records that a newer configuration is rejected.</summary>
    public static void RejectConfiguration(IServiceProvider host, string reason) =>
        host.GetRequiredService<EventMetrics>().Configuration.Rejected(reason);
}
