using System.Reflection;

namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>The name and version that the tool shows.</summary>
internal static class ToolIdentity
{
    public const string Name = "stalwart-events";

    /// <summary>The tool's version, without what a build appends.</summary>
    public static string Version { get; } = typeof(ToolIdentity).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];
}
