using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>Diagnostics of OpenTelemetry's variables. They are in no file that a build checks, so they have no id.</summary>
internal static class StandardRules
{
    /// <summary>An invalid value of a variable.</summary>
    public static readonly Rule Ignored = new(
        "",
        "Environment variable that is ignored",
        "Environment variable {0} is ignored: expected {2}, found {1}",
        RuleSeverity.Warning);

    /// <summary>A variable that enables an exporter that is not installed.</summary>
    public static readonly Rule NotInstalled = new(
        "",
        "Environment variable without its exporter",
        "Environment variable {0} cannot enable an exporter because package {1} is not installed",
        RuleSeverity.Info);
}
