using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

/// <summary>A test of what is done where stack pages name writers.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StackPageFactAttribute : FactAttribute
{
    public StackPageFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) =>
        Skip = StackPages.AreUsed ? null : "Stack pages do not name writers on this platform";
}
