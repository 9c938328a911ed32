namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>Formats the names of files for messages.</summary>
internal static class PathName
{
    /// <summary>Returns the path with <c>/</c> between folders, relative to the working directory if it is in it.</summary>
    public static string Shown(string path)
    {
        if (!Path.IsPathRooted(path))
        {
            return path.Replace('\\', '/');
        }

        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative == ".." || relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? path
            : relative.Replace('\\', '/');
    }
}
