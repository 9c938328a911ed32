namespace Stalwart.Instrumentation.Cli.Outcomes;

/// <summary>What the tool ends with.</summary>
internal static class ExitCode
{
    /// <summary>No problems found.</summary>
    public const int Success = 0;

    /// <summary>The command did its work and found problems.</summary>
    public const int Problems = 1;

    /// <summary>The command could not do its work: wrong arguments, or a file that cannot be read or written.</summary>
    public const int Usage = 2;
}
