using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Logs what the operator should know of a configuration that can be used.</summary>
internal static partial class ConfigurationLog
{
    public static void Write(IEnumerable<string> warnings, ILogger logger)
    {
        foreach (string warning in warnings)
        {
            Remark(logger, warning);
        }
    }

    [LoggerMessage(26, LogLevel.Warning, "{Warning}")]
    private static partial void Remark(ILogger logger, string warning);
}
