using System.Reflection;

namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>The name and version that the tool shows.</summary>
internal static class ToolIdentity
{
    public const string Name = "stalwart-events";

    /// <summary>Gets the version of the tool, without build metadata.</summary>
    public static string Version { get; } = typeof(ToolIdentity).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];
}
