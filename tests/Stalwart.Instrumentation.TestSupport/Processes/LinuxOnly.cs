namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>Why a test is skipped on another system than Linux.</summary>
internal static class LinuxOnly
{
    /// <summary>Returns the reason to skip a test on this system; null on Linux.</summary>
    public static string? Reason(string uses) => OperatingSystem.IsLinux() ? null : $"Runs on Linux only: it uses {uses}.";
}
