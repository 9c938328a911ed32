using System.CommandLine;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>Creates the option for the path of a command's result.</summary>
internal static class OutputOption
{
    public static Option<string?> Create() =>
        new("--output", "-o") { Description = "The file to write; standard output by default", HelpName = "FILE" };

    public static void Write(string text, string? path, Output output)
    {
        if (path is null or SourceReader.StandardInput)
        {
            output.Write(text);
        }
        else
        {
            TargetFile.Write(path, text);
        }
    }
}
