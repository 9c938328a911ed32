using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>The diagnostics of one reading of the configuration, so that the operator sees all of them at once.</summary>
/// <param name="found">The diagnostics.</param>
/// <param name="files">The secrets' files that were asked for.</param>
internal sealed class SettingProblems(IReadOnlyList<SettingDiagnostic> found, IReadOnlyList<string> files)
{
    private readonly List<ConfigurationDiagnostic> errors =
        [.. found.Where(item => item.Rule.Severity == RuleSeverity.Error).Select(ConfigurationDiagnostic.Of)];

    /// <summary>Gets the secrets' files that were asked for: a change of one of them is a change of the configuration.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>Gets what the operator should know of a configuration that can be used.</summary>
    public IReadOnlyList<string> Warnings { get; } =
        [.. found.Where(item => item.Rule.Severity != RuleSeverity.Error).Select(item => ConfigurationDiagnostic.Of(item).ToString())];

    /// <summary>Gets all problems in one message; <see langword="null"/> when there are none.</summary>
    public string? Message => errors.Count == 0 ? null : EventMetricsConfigurationException.Text(errors);

    /// <summary>Adds that a key asks for what cannot be had.</summary>
    public void AddConflict(SettingNode node, string problem) => errors.Add(ConfigurationDiagnostic.Of(
        new SettingDiagnostic(ConfigurationRules.Conflict, node.AnyOrigin(), node.Path, null, [node.Name, problem])));

    public void ThrowIfAny()
    {
        if (errors.Count > 0)
        {
            throw new EventMetricsConfigurationException(errors);
        }
    }
}
