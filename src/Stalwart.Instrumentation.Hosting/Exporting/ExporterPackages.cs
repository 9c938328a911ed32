using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>The exporter packages, and the errors of a configuration that requires one that is not installed.</summary>
internal static class ExporterPackages
{
    private const string WebPackage = "Stalwart.Instrumentation.AspNetCore";

    // Literal names, so that the trimmer and the AOT compiler keep the types.
    public static IReadOnlyList<ExporterPackage> All { get; } =
    [
        new(
            "Prometheus",
            "prometheus",
            "enable",
            options => options.Prometheus is { Enable: true },
            options => options.PrometheusLists,
            "Stalwart.Instrumentation.Prometheus",
            Create(Type.GetType("Stalwart.Instrumentation.Prometheus.PrometheusExporterModule, Stalwart.Instrumentation.Prometheus"))),
        new(
            "OpenTelemetry",
            "open-telemetry",
            "transport",
            options => options.OpenTelemetry is { IsOn: true },
            options => options.OpenTelemetryLists,
            "Stalwart.Instrumentation.OpenTelemetry",
            Create(Type.GetType("Stalwart.Instrumentation.OpenTelemetry.OtlpExporterModule, Stalwart.Instrumentation.OpenTelemetry")))
        {
            ExportsLogs = options => options.Logs?.OpenTelemetry is { IsOn: true },
        },
    ];

    /// <summary>Gets the packages that are not installed, by their table.</summary>
    public static IReadOnlyDictionary<string, string> Missing { get; } = All.Where(package => package.Module is null)
        .ToDictionary(package => package.Table, package => package.Package);

    /// <summary>Adds a problem for each enabled exporter whose package is not installed.</summary>
    public static void CheckInstalled(EventMetricsOptions options, IConfiguration configuration, SettingProblems problems)
    {
        foreach (ExporterPackage missing in All.Where(package => package.Module is null))
        {
            foreach (string key in missing.Wanting(options))
            {
                problems.AddConflict(
                    key.Split('.').Aggregate(SettingTree.Read(configuration), (node, name) => node.FindOrAdd(name)),
                    $"needs the {missing.Name} exporter, which is not installed; add the package {missing.Package} or {WebPackage}");
            }
        }
    }

    private static ExporterModule? Create(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type? module) =>
        module is null ? null : (ExporterModule)Activator.CreateInstance(module)!;
}
