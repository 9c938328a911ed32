using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Applies a changed configuration: which events are on, at once; the rest when the process starts again. A bad one changes nothing.</summary>
internal sealed partial class PolicyReloader(EventMetrics metrics, IConfiguration configuration, ILogger logger)
{
    private string? lastError;
    private string inForce = Fingerprint(metrics.Options.Policy);

    public void Reload()
    {
        EventMetricsOptions options;
        try
        {
            if (BrokenFile() is string broken)
            {
                throw new EventMetricsConfigurationException(broken);
            }

            options = EventMetricsOptionsReader.Read(configuration);
        }
        catch (EventMetricsConfigurationException exception)
        {
            if (lastError != exception.Message)
            {
                lastError = exception.Message;
                Rejected(exception.Message);
            }

            return;
        }

        lastError = null;

        metrics.Change(options);

        // One save of a file can raise several notices, and most changes are not ours.
        string wanted = Fingerprint(options.Policy);
        if (wanted == inForce)
        {
            return;
        }

        inForce = wanted;
        foreach (EventCatalogue catalogue in metrics.Catalogues)
        {
            catalogue.Apply(options.Policy);
        }

        Applied();
        LogReports();
    }

    /// <summary>Says what is off and what the operator should know.</summary>
    public void LogReports()
    {
        foreach (EventCatalogue catalogue in metrics.Catalogues)
        {
            PolicyReport report = catalogue.Report;
            Off(catalogue.MeterName, report.DisabledEvents.Count, catalogue.Events.Count, report.DisabledMetrics.Count);
            foreach (string warning in report.DriftWarnings)
            {
                Remark(warning);
            }
        }

        foreach (string warning in Unknown())
        {
            Remark(warning);
        }
    }

    /// <summary>Names that no catalogue has: one list serves them all.</summary>
    private IEnumerable<string> Unknown() => metrics.Catalogues
        .SelectMany(catalogue => catalogue.Report.UnknownNames)
        .GroupBy(unknown => unknown.Key)
        .Where(unknown => metrics.Catalogues.All(catalogue => catalogue.Report.UnknownNames.Any(other => other.Key == unknown.Key)))
        .Select(unknown => unknown.OrderByDescending(one => one.Value.Contains("did you mean", StringComparison.Ordinal)).First().Value);

    private static string Fingerprint(EventPolicy policy) =>
        string.Join('\n', policy.DisabledEvents) + "\n\n" + string.Join('\n', policy.EnabledEvents) + "\n\n" + policy.ExportZeros;

    private string? BrokenFile() => (configuration as IConfigurationRoot)?.Providers.OfType<TomlConfigurationProvider>().Select(provider => provider.Error).FirstOrDefault(error => error is not null);

    [LoggerMessage(20, LogLevel.Information, "Meter {Meter}: {Off} of {All} events and {OffMetrics} metrics are off.")]
    private partial void Off(string meter, int off, int all, int offMetrics);

    [LoggerMessage(21, LogLevel.Warning, "{Warning}")]
    private partial void Remark(string warning);

    [LoggerMessage(22, LogLevel.Information, "The changed configuration is in force.")]
    private partial void Applied();

    [LoggerMessage(23, LogLevel.Error, "The changed configuration cannot be used, the one before stays in force: {Reason}")]
    private partial void Rejected(string reason);
}
