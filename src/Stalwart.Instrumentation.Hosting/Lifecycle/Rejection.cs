using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Secrets;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Why a changed configuration is rejected.</summary>
/// <param name="Reason">The reason, for people.</param>
/// <param name="Causes">The reason as data, to recognize the same rejection: one save of a file can raise several notifications.</param>
internal sealed record Rejection(string Reason, IReadOnlyList<object> Causes)
{
    /// <summary>Returns the rejection of options with problems; <see langword="null"/> if they have none.</summary>
    public static Rejection? Of(SettingProblems problems) => problems.Errors.Count > 0 ? Of(problems.Errors)
        : problems.Failures.Count > 0 ? new Rejection(Redaction.Text(string.Join("; ", problems.Failures)), problems.Failures)
        : null;

    public static Rejection Of(IReadOnlyList<SettingDiagnostic> errors) =>
        new(EventMetricsConfigurationException.Text(errors.Select(ConfigurationDiagnostic.Of)), errors);

    /// <summary>Returns the rejection of a file that cannot be read or is not TOML.</summary>
    public static Rejection Of(EventMetricsConfigurationException failure) => new(
        failure.Message,
        failure.Diagnostics.Count > 0
            ? [.. failure.Diagnostics.Select(diagnostic => diagnostic.Data)]
            : [failure.InnerException?.GetType() ?? failure.GetType()]);

    /// <summary>Returns the rejection of options whose configuration or validation code throws.</summary>
    public static Rejection Of(Exception exception) => new(Redaction.Text(exception.Message), [exception.GetType()]);

    public bool IsSameAs(Rejection? other) => other is not null && Causes.SequenceEqual(other.Causes);
}
