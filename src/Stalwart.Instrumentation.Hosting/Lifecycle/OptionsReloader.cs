using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>
/// Applies a changed configuration while the process runs, and logs its changes in one line. An invalid one changes nothing.
/// </summary>
internal sealed partial class OptionsReloader : IDisposable
{
    private readonly EventMetrics metrics;
    private readonly IConfiguration configuration;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private readonly IDisposable subscription;
    private readonly FileWatch secrets;
    private IReadOnlyList<string> secretFiles;
    private IReadOnlyList<string> lastWarnings;
    private string? lastError;
    private string lastWaiting = "";

    public OptionsReloader(EventMetrics metrics, IConfiguration configuration, ILogger logger, TimeSpan interval)
    {
        this.metrics = metrics;
        this.configuration = configuration;
        this.logger = logger;
        secretFiles = metrics.InForce.SecretFiles;
        lastWarnings = metrics.InForce.Warnings;
        subscription = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
        secrets = new FileWatch(() => secretFiles, Reload, interval, TimeProvider.System);

        // What changed between the first reading and now.
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
            (EventMetricsOptions wanted, SettingProblems problems) = metrics.InForce.Examine();
            secretFiles = problems.Files;
            if ((BrokenFile() ?? problems.Message ?? OptionsChange.Refusal(metrics.Options, wanted)) is string error)
            {
                if (error != lastError)
                {
                    RuntimeEvents.Instrumentation.ReloadRejected();
                    ReloadRejected(error);
                }

                lastError = error;
                return;
            }

            bool wasBroken = lastError is not null;
            lastError = null;
            try
            {
                Apply(OptionsChange.Between(metrics.Options, wanted), wasBroken);
                ConfigurationLog.Write(problems.Warnings.Except(lastWarnings), logger);
                lastWarnings = problems.Warnings;
            }
#pragma warning disable CA1031 // A timer has called: whatever goes wrong here must not end the process.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                ReloadRejected(Redaction.Text(exception.Message));
            }
        }
    }

    private void Apply(OptionsChange change, bool wasBroken)
    {
        // One save of a file can raise several notices, and most changes are not ours.
        if (change.Applied.Count > 0)
        {
            metrics.Change(change.InForce);
            RuntimeEvents.Instrumentation.Reloaded();
            ConfigurationReloaded(string.Join("; ", change.Applied));
            PolicyLog.Write(metrics.Reports, logger, isStart: false);
            metrics.InForce.Announce();
        }
        else if (wasBroken)
        {
            ConfigurationRestored();
        }

        string waiting = string.Join("; ", change.Waiting);
        if (waiting != lastWaiting && waiting.Length > 0)
        {
            RestartRequired(waiting);
        }

        lastWaiting = waiting;
    }

    private string? BrokenFile() => (configuration as IConfigurationRoot)?.Providers
        .OfType<TomlConfigurationProvider>()
        .Select(provider => provider.Error)
        .FirstOrDefault(error => error is not null);

    [LoggerMessage(22, LogLevel.Information, "Configuration reloaded: {Changes}")]
    private partial void ConfigurationReloaded(string changes);

    [LoggerMessage(23, LogLevel.Error, "Configuration reload rejected; keeping the previous configuration: {Reason}")]
    private partial void ReloadRejected(string reason);

    [LoggerMessage(24, LogLevel.Information, "Configuration is valid again; nothing changed")]
    private partial void ConfigurationRestored();

    [LoggerMessage(25, LogLevel.Warning, "These changes take effect after a restart: {Changes}")]
    private partial void RestartRequired(string changes);
}
