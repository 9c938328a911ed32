using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Integration.Tests.Aspire;

/// <summary>A test with the Aspire dashboard, and perhaps a program that looks at it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AspireFactAttribute : RequiresFactAttribute
{
    public AspireFactAttribute(
        string program = "dotnet",
        [CallerFilePath] string? sourceFilePath = null,
        [CallerLineNumber] int sourceLineNumber = -1)
        : base(program, packages: null, sourceFilePath, sourceLineNumber)
    {
        if (AspireDashboard.Program is null)
        {
            Skip = "The Aspire dashboard is restored on Linux x64 only.";
        }
    }
}
