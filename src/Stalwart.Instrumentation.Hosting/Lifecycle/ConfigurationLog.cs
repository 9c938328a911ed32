using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Logs the warnings about a valid configuration.</summary>
internal static partial class ConfigurationLog
{
    public static void Write(IEnumerable<string> warnings, ILogger logger)
    {
        foreach (string warning in warnings)
        {
            ConfigurationWarning(logger, warning);
        }
    }

    [LoggerMessage(26, LogLevel.Warning, "Configuration warning: {Warning}")]
    private static partial void ConfigurationWarning(ILogger logger, string warning);
}
