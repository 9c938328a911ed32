namespace Stalwart.Instrumentation.Cli;

/// <summary>What the tool ends with.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to remark on.</summary>
    public const int Success = 0;

    /// <summary>The command did its work and found something.</summary>
    public const int Findings = 1;

    /// <summary>The command could not do its work: wrong arguments, or a file that cannot be read or written.</summary>
    public const int Usage = 2;
}
