using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>A test with data of what only Linux has, or that uses a command as Linux has it: skipped elsewhere, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    /// <param name="uses">What the test needs, such as "named pipes".</param>
    /// <param name="sourceFilePath">The file of the test.</param>
    /// <param name="sourceLineNumber">The line of the test.</param>
    public LinuxTheoryAttribute(
        string uses,
        [CallerFilePath] string? sourceFilePath = null,
        [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (LinuxOnly.Reason(uses) is { } reason)
        {
            Skip = reason;
        }
    }
}
