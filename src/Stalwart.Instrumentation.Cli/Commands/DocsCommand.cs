using System.CommandLine;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Documents;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary><c>docs</c>: a Markdown reference, made to be committed and checked.</summary>
internal static class DocsCommand
{
    public static Command Create(Output output)
    {
        Argument<string> file = CatalogueArgument.Create();
        var target = new Option<string?>("--output", "-o")
        {
            Description = "A file that ends in .md, or a folder for one page per family; standard output by default",
            HelpName = "PATH",
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; give exit code 1 when the files are not current" };
        var command = new ToolCommand(
            "docs",
            "Writes a Markdown reference: families, events, tags, metrics, their names in Prometheus with queries, and the series budget.",
            "stalwart-events docs events.toml -o docs/events.md",
            "stalwart-events docs events.toml -o docs/events/",
            "stalwart-events docs events.toml -o docs/events.md --check")
        {
            file, target, check,
        };
        command.SetAction(parsed =>
        {
            ValidCatalogue catalogue = ValidCatalogue.Read(parsed.GetValue(file)!);
            string? path = parsed.GetValue(target);
            if (path?.Length == 0)
            {
                throw new Failure("--output is empty; name a file that ends in .md, or a folder");
            }

            bool isFolder = path is not null && (Directory.Exists(path) || !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase));
            IReadOnlyList<Page> pages = Progress.Run("Writing the reference", () => Reference.Write(catalogue.Model, isFolder));
            if (path is null)
            {
                output.Write(
                    parsed.GetValue(check) ? throw new Failure("--check needs --output, the file or folder to check") : pages[0].Text);
                return ExitCode.Success;
            }

            return parsed.GetValue(check) ? Check(pages, path, isFolder, output) : Write(pages, path, isFolder);
        });
        return command;
    }

    private static int Write(IReadOnlyList<Page> pages, string path, bool isFolder)
    {
        string[] targets = [.. pages.Select(page => Path.Combine(path, page.File))];
        if (targets.FirstOrDefault(target => File.Exists(target) && !IsOurs(target)) is string other)
        {
            throw new Failure($"{PathName.Shown(other)} was not written by this command; remove it, or choose another place");
        }

        foreach ((string target, Page page) in targets.Zip(pages))
        {
            TargetFile.Write(target, page.Text);
        }

        foreach (string old in isFolder ? Leftovers(pages, path) : [])
        {
            File.Delete(old);
        }

        return ExitCode.Success;
    }

    private static int Check(IReadOnlyList<Page> pages, string path, bool isFolder, Output output)
    {
        int diagnostics = 0;
        foreach (Page page in pages)
        {
            string file = Path.Combine(path, page.File);
            if (!File.Exists(file))
            {
                output.Line($"{PathName.Shown(file)} is missing");
                diagnostics++;
            }
            else if (SourceReader.Read(file).Text.ReplaceLineEndings("\n") != page.Text)
            {
                output.Line($"{PathName.Shown(file)} is not current");
                diagnostics++;
            }
        }

        foreach (string old in isFolder ? Leftovers(pages, path) : [])
        {
            output.Line($"{PathName.Shown(old)} is of a family that is no longer there");
            diagnostics++;
        }

        output.Line(diagnostics == 0 ? $"{PathName.Shown(path)} is current" : "write it again with the same command without --check");
        return diagnostics == 0 ? ExitCode.Success : ExitCode.Problems;
    }

    private static bool IsOurs(string file)
    {
        using var lines = new StringReader(SourceReader.Read(file).Text);
        return lines.ReadLine() == Page.Mark;
    }

    /// <summary>Pages of the tool that it would no longer write.</summary>
    private static string[] Leftovers(IReadOnlyList<Page> pages, string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetFiles(folder, "family-*.md")
            .Where(file => pages.All(page => page.File != Path.GetFileName(file)))
            .Where(IsOurs)
            .Order(StringComparer.Ordinal),
    ];
}
