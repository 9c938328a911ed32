using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>
/// A test that needs a program: skipped with the reason on a developer's machine without it and on other systems than Linux, but run, and
/// so failed, in CI on Linux.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal class RequiresFactAttribute : FactAttribute
{
    public RequiresFactAttribute(
        string program,
        string? packages = null,
        [CallerFilePath] string? sourceFilePath = null,
        [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (LinuxOnly.Reason($"'{program}' as Debian has it") is { } reason)
        {
            Skip = reason;
        }
        else if (Environment.GetEnvironmentVariable("CI") != "true" && !IsInstalled(program))
        {
            Skip = $"'{program}' is not installed (Debian: apt-get install "
                + $"{packages ?? (program == "promtool" ? "prometheus" : program)}).";
        }
    }

    /// <summary>Debian installs servers in a directory that is not in the PATH of users.</summary>
    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Append("/usr/sbin")
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
