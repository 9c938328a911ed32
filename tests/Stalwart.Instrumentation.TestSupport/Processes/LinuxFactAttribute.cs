namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>A test of what only Linux has, or that uses a command as Linux has it: skipped elsewhere, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    /// <param name="uses">What the test needs, such as "named pipes".</param>
    public LinuxFactAttribute(string uses)
    {
        if (LinuxOnly.Reason(uses) is { } reason)
        {
            Skip = reason;
        }
    }
}
