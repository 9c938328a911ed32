using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>
/// The options in effect: set by code, then by the configuration, then by <c>PostConfigure</c>. A reload replaces the object; rejected
/// options never take effect. Thread-safe.
/// </summary>
internal sealed class OptionsInForce : IOptionsMonitor<EventMetricsOptions>, IOptionsSnapshot<EventMetricsOptions>
{
    private readonly IConfiguration configuration;
    private readonly IConfigureOptions<EventMetricsOptions>[] first;
    private readonly IPostConfigureOptions<EventMetricsOptions>[] last;
    private readonly IValidateOptions<EventMetricsOptions>[] validators;
    private readonly bool hasOnlyPipelines;
    private readonly Lock gate = new();
    private Action<EventMetricsOptions, string?>? listeners;
    private EventMetricsOptions current;

    public OptionsInForce(
        IConfiguration configuration,
        IEnumerable<IConfigureOptions<EventMetricsOptions>> first,
        IEnumerable<IPostConfigureOptions<EventMetricsOptions>> last,
        IEnumerable<IValidateOptions<EventMetricsOptions>> validators,
        IEnumerable<EventCatalogueRegistration> registrations)
    {
        this.configuration = configuration;
        hasOnlyPipelines = EventCatalogueRegistration.AreOnlyOfPipelines(registrations);
        this.first = [.. first];
        this.last = [.. last];
        this.validators = [.. validators];
        (current, SettingProblems problems) = Examine(); // There are no current options yet.
        problems.ThrowIfAny();
        SecretFiles = problems.Files;
        Warnings = problems.Warnings;
    }

    public EventMetricsOptions CurrentValue => Volatile.Read(ref current);

    public EventMetricsOptions Value => CurrentValue;

    /// <summary>Gets the secret files of the first options.</summary>
    public IReadOnlyList<string> SecretFiles { get; }

    /// <summary>Gets the warnings about the first options.</summary>
    public IReadOnlyList<SettingDiagnostic> Warnings { get; }

    /// <summary>Reads the current options; they are valid only if there are no problems.</summary>
    public (EventMetricsOptions Options, SettingProblems Problems) Examine()
    {
        (EventMetricsOptions options, SettingProblems problems) = EventMetricsOptionsReader.Examine(
            configuration,
            options => Array.ForEach(first, step => step.Configure(options)),
            options => Array.ForEach(last, step => step.PostConfigure(Microsoft.Extensions.Options.Options.DefaultName, options)),
            Volatile.Read(ref current),
            ExporterPackages.Missing,
            variablesTurnOn: !hasOnlyPipelines);
        ExporterPackages.CheckInstalled(options, configuration, problems);
        problems.Validate(validators, options);
        return (options, problems);
    }

    /// <summary>Replaces the options. <see cref="Announce"/> notifies the listeners when the change is applied.</summary>
    public void Replace(EventMetricsOptions changed) => Volatile.Write(ref current, changed);

    /// <summary>
    /// Notifies the listeners. A listener that throws does not prevent the others from being called, because the options are already in
    /// effect.
    /// </summary>
    /// <param name="failed">Called with the exception of each listener that throws.</param>
    public void Announce(Action<Exception> failed)
    {
        foreach (Action<EventMetricsOptions, string?> listener in Delegate.EnumerateInvocationList(Volatile.Read(ref listeners)))
        {
            try
            {
                listener(CurrentValue, Microsoft.Extensions.Options.Options.DefaultName);
            }
#pragma warning disable CA1031 // The listener is the application's code.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failed(exception);
            }
        }
    }

    /// <summary>Returns the options in effect for any name, because a process has one set of them.</summary>
    public EventMetricsOptions Get(string? name) => CurrentValue;

    public IDisposable OnChange(Action<EventMetricsOptions, string?> listener)
    {
        lock (gate)
        {
            listeners += listener;
        }

        return new Subscription(() =>
        {
            lock (gate)
            {
                listeners -= listener;
            }
        });
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
