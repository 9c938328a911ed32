using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.TestSupport.Processes;

namespace Stalwart.Instrumentation.TestSupport.SharedData;

/// <summary>
/// A fact that needs data beside the repository, and perhaps a program: skipped, with the reason, where the data are not there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(
        string folder,
        string? program = null,
        [CallerFilePath] string? sourceFilePath = null,
        [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (SharedFolder.Find(folder) is null)
        {
            Skip = $"The data of {folder} are not beside the repository (../shared/data/{folder})";
        }
        else if (program is not null)
        {
            Skip = new RequiresFactAttribute(program).Skip;
        }
    }
}
