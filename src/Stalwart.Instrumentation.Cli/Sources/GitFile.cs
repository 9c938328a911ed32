using System.ComponentModel;
using System.Diagnostics;
using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>Reads a file from a revision of the git repository of the working directory.</summary>
internal static class GitFile
{
    /// <summary>Reads <c>REV:path</c>; the path is relative to the working directory.</summary>
    public static byte[] Read(string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == name.Length - 1 || name[0] == '-')
        {
            throw new Failure($"git:{name} does not name a file at a revision; expected git:REV:path, such as git:main:events.toml");
        }

        // For git, ./ makes a path relative to the working directory instead of the repository.
        string path = name[(colon + 1)..].Replace('\\', '/');
        string revision = name[..colon];
        string file = path[0] == '/' ? path : "./" + path;
        var start = new ProcessStartInfo("git", ["show", $"{revision}:{file}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process git = Process.Start(start)!;
            Task<string> said = git.StandardError.ReadToEndAsync();
            using var content = new MemoryStream();
            git.StandardOutput.BaseStream.CopyTo(content);
            git.WaitForExit();
            return git.ExitCode == 0 ? content.ToArray() : throw new Failure($"git:{name} cannot be read: {FirstLine(said.Result)}");
        }
        catch (Win32Exception)
        {
            throw new Failure($"git:{name} cannot be read: git is not installed");
        }
    }

    private static string FirstLine(string text)
    {
        string line = text.Split('\n')[0].Trim();
        return line.StartsWith("fatal: ", StringComparison.Ordinal) ? line["fatal: ".Length..] : line;
    }
}
