namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>How messages name a file.</summary>
internal static class PathName
{
    /// <summary>Relative to the working directory when it is below it, with <c>/</c> between folders.</summary>
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
