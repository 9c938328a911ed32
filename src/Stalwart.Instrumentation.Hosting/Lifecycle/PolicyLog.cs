using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Says in the log what is off, and what the operator should know of the names in the configuration.</summary>
internal static partial class PolicyLog
{
    /// <param name="reports">What came of the policy in force.</param>
    /// <param name="logger">The log.</param>
    /// <param name="isStart">Whether to say what is off; a changed configuration is told by its changes.</param>
    public static void Write(IReadOnlyList<(EventCatalogue Catalogue, PolicyReport Report)> reports, ILogger logger, bool isStart)
    {
        foreach ((EventCatalogue catalogue, PolicyReport report) in reports)
        {
            if (isStart && catalogue != RuntimeEvents.Catalogue)
            {
                Off(logger, catalogue.MeterName, report.DisabledEvents.Count, catalogue.Events.Count, report.DisabledMetrics.Count);
            }

            foreach (string warning in report.DriftWarnings)
            {
                Remark(logger, warning);
            }
        }

        foreach (string warning in Unknown([.. reports.Select(one => one.Report)]))
        {
            Remark(logger, warning);
        }
    }

    /// <summary>Names that no catalogue has: one list serves them all.</summary>
    private static IEnumerable<string> Unknown(IReadOnlyList<PolicyReport> reports) => reports
        .SelectMany(report => report.UnknownNames)
        .GroupBy(unknown => unknown.Key)
        .Where(unknown => reports.All(report => report.UnknownNames.Any(other => other.Key == unknown.Key)))
        .Select(unknown => unknown.OrderByDescending(one => one.Value.Contains("did you mean", StringComparison.Ordinal)).First().Value);

    [LoggerMessage(20, LogLevel.Information, "Meter {Meter}: {Off} of {All} events and {OffMetrics} metrics are off.")]
    private static partial void Off(ILogger logger, string meter, int off, int all, int offMetrics);

    [LoggerMessage(21, LogLevel.Warning, "{Warning}")]
    private static partial void Remark(ILogger logger, string warning);
}
