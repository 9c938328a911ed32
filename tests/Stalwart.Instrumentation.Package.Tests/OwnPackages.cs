namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The packages of this repository that are libraries.</summary>
internal static class OwnPackages
{
    /// <summary>Each before those that it needs.</summary>
    public static readonly string[] All =
    [
        "Stalwart.Instrumentation.AspNetCore",
        "Stalwart.Instrumentation.Prometheus",
        "Stalwart.Instrumentation.OpenTelemetry",
        "Stalwart.Instrumentation.Hosting",
        "Stalwart.Instrumentation",
    ];
}
