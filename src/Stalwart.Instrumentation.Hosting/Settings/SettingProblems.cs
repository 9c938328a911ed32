using Microsoft.Extensions.Options;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>The diagnostics of one reading of the configuration, so the operator sees all of them at once.</summary>
/// <param name="found">The diagnostics.</param>
/// <param name="files">The secret files that were read, including those that failed.</param>
internal sealed class SettingProblems(IReadOnlyList<SettingDiagnostic> found, IReadOnlyList<string> files)
{
    private readonly List<SettingDiagnostic> errors = [.. found.Where(item => item.Rule.Severity == RuleSeverity.Error)];
    private readonly List<string> failures = [];

    /// <summary>Gets the secret files that were read, because a change of one of them is a change of the configuration.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>Gets the errors.</summary>
    public IReadOnlyList<SettingDiagnostic> Errors => errors;

    /// <summary>Gets the warnings about a valid configuration.</summary>
    public IReadOnlyList<SettingDiagnostic> Warnings { get; } = [.. found.Where(item => item.Rule.Severity != RuleSeverity.Error)];

    /// <summary>Gets the failures of the application's validators.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <summary>Adds an error about a key.</summary>
    public void AddConflict(SettingNode node, string problem) =>
        errors.Add(new SettingDiagnostic(ConfigurationRules.Conflict, node.AnyOrigin(), node.Path, null, [node.Name, problem]));

    /// <summary>Runs the application's validators on options that are otherwise valid.</summary>
    public void Validate(IEnumerable<IValidateOptions<EventMetricsOptions>> validators, EventMetricsOptions options)
    {
        if (errors.Count == 0)
        {
            failures.AddRange(validators
                .Select(validator => validator.Validate(Microsoft.Extensions.Options.Options.DefaultName, options))
                .Where(result => result.Failed)
                .SelectMany(result => result.Failures ?? [result.FailureMessage ?? ""]));
        }
    }

    /// <exception cref="EventMetricsConfigurationException">There is an error.</exception>
    /// <exception cref="OptionsValidationException">A validator of the application failed.</exception>
    public void ThrowIfAny()
    {
        if (errors.Count > 0)
        {
            throw new EventMetricsConfigurationException([.. errors.Select(ConfigurationDiagnostic.Of)]);
        }

        if (failures.Count > 0)
        {
            throw new OptionsValidationException(
                Microsoft.Extensions.Options.Options.DefaultName, typeof(EventMetricsOptions), failures);
        }
    }
}
