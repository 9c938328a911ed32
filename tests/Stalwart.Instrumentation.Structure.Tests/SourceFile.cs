namespace Stalwart.Instrumentation.Structure.Tests;

/// <summary>A C# file.</summary>
/// <param name="Path">Where it is in its project, with <c>/</c>.</param>
/// <param name="Text">What it contains.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Folder => FolderOf(Path);

    /// <summary>Returns the folder of a path within a project; empty for the project's own.</summary>
    public static string FolderOf(string path) => System.IO.Path.GetDirectoryName(path)!.Replace('\\', '/');
}
