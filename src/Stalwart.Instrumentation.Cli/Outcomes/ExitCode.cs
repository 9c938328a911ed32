namespace Stalwart.Instrumentation.Cli.Outcomes;

/// <summary>The exit codes of the tool.</summary>
internal static class ExitCode
{
    /// <summary>No problems found.</summary>
    public const int Success = 0;

    /// <summary>The command completed and found problems.</summary>
    public const int Problems = 1;

    /// <summary>The command failed: invalid arguments, or a file that cannot be read or written.</summary>
    public const int Usage = 2;
}
