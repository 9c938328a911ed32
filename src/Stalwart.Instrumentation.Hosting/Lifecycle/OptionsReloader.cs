using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>
/// Applies a changed configuration while the process runs, and logs its changes on one line. An invalid one changes nothing.
/// </summary>
internal sealed partial class OptionsReloader : IDisposable
{
    private readonly EventMetrics metrics;
    private readonly IConfiguration configuration;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private readonly IDisposable subscription;
    private readonly FileWatch secrets;
    private readonly SourcesInForce sources;
    private IReadOnlyList<string> secretFiles;
    private IReadOnlyList<SettingDiagnostic> lastWarnings;
    private Rejection? lastRejection;
    private string lastWaiting = "";

    public OptionsReloader(EventMetrics metrics, IConfiguration configuration, ILogger logger, TimeSpan interval)
    {
        this.metrics = metrics;
        this.configuration = configuration;
        this.logger = logger;
        sources = new SourcesInForce(configuration);
        secretFiles = metrics.InForce.SecretFiles;
        lastWarnings = metrics.InForce.Warnings;
        subscription = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
        secrets = new FileWatch(() => secretFiles, Reload, interval, TimeProvider.System);

        // Apply what changed since the first reading.
        Reload();
    }

    public void Dispose()
    {
        subscription.Dispose();
        secrets.Dispose();
    }

    private void Reload()
    {
        lock (gate)
        {
            Rejection? rejection = Examine(out EventMetricsOptions wanted, out IReadOnlyList<SettingDiagnostic> warnings);
            if (rejection is not null)
            {
                Reject(rejection);
                return;
            }

            bool wasRejected = lastRejection is not null;
            lastRejection = null;
            sources.Applied();
            try
            {
                Apply(OptionsChange.Between(metrics.Options, wanted), wasRejected);
                ConfigurationLog.Write(warnings.Except(lastWarnings), logger);
                lastWarnings = warnings;
            }
#pragma warning disable CA1031 // A timer calls this: no exception may end the process.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                ReloadRejected(Redaction.Text(exception.Message));
            }
        }
    }

    /// <summary>Reads the current options.</summary>
    /// <returns>Why they cannot be applied; <see langword="null"/> if they can.</returns>
    private Rejection? Examine(out EventMetricsOptions wanted, out IReadOnlyList<SettingDiagnostic> warnings)
    {
        (wanted, warnings) = (metrics.Options, []);
        try
        {
            (wanted, SettingProblems problems) = metrics.InForce.Examine();
            secretFiles = problems.Files;
            warnings = problems.Warnings;
            return BrokenFile() is { } failure ? Rejection.Of(failure)
                : Rejection.Of(problems) is { } rejection ? rejection
                : Refusals(wanted) is { Length: > 0 } refusals ? Rejection.Of(refusals)
                : null;
        }
#pragma warning disable CA1031 // The application's code configures and validates the options, and a timer calls this.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Rejection.Of(exception);
        }
    }

    /// <summary>Returns the errors of a valid configuration that removes credentials or all settings.</summary>
    private SettingDiagnostic[] Refusals(EventMetricsOptions wanted) =>
    [
        .. CredentialRemoval.Refusals(metrics.Options, wanted, SettingTree.Read(configuration)),
        .. sources.Refusals(metrics.Options),
    ];

    private void Reject(Rejection rejection)
    {
        if (!rejection.IsSameAs(lastRejection))
        {
            RuntimeEvents.Instrumentation.ReloadRejected();
            metrics.Configuration.Rejected(rejection.Reason);
            ReloadRejected(rejection.Reason);
        }

        lastRejection = rejection;
    }

    private void Apply(OptionsChange change, bool wasRejected)
    {
        // One save of a file can raise several notifications, and most changes concern other settings.
        if (change.Applied.Count > 0)
        {
            metrics.Change(change.InForce);
            metrics.Configuration.Applied();
            RuntimeEvents.Instrumentation.Reloaded();
            ConfigurationReloaded(string.Join("; ", change.Applied));
            PolicyLog.Write(metrics.Reports, logger, isStart: false);
            metrics.InForce.Announce(ListenerFailed);
        }
        else if (wasRejected)
        {
            metrics.Configuration.Restored();
            ConfigurationRestored();
        }

        string waiting = string.Join("; ", change.Waiting);
        if (waiting != lastWaiting && waiting.Length > 0)
        {
            RestartRequired(waiting);
        }

        lastWaiting = waiting;
        metrics.Configuration.WaitsForRestart(waiting);
    }

    private EventMetricsConfigurationException? BrokenFile() => (configuration as IConfigurationRoot)?.Providers
        .OfType<TomlConfigurationProvider>()
        .Select(provider => provider.Failure)
        .FirstOrDefault(failure => failure is not null);

    [LoggerMessage(22, LogLevel.Information, "Configuration reloaded: {Changes}")]
    private partial void ConfigurationReloaded(string changes);

    [LoggerMessage(23, LogLevel.Error, "Configuration reload rejected; keeping the previous configuration: {Reason}")]
    private partial void ReloadRejected(string reason);

    [LoggerMessage(24, LogLevel.Information, "Configuration is valid again; nothing changed")]
    private partial void ConfigurationRestored();

    [LoggerMessage(25, LogLevel.Warning, "These changes take effect after a restart: {Changes}")]
    private partial void RestartRequired(string changes);

    [LoggerMessage(32, LogLevel.Error, "An options change listener threw an exception; the new options remain in effect")]
    private partial void ListenerFailed(Exception exception);
}
