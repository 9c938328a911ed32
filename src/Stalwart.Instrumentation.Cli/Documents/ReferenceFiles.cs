using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>Writes and checks the pages of the reference: a single <c>.md</c> file, or a folder with one file per family.</summary>
internal static class ReferenceFiles
{
    /// <summary>Writes the pages, to standard output if there is no path.</summary>
    public static void Write(CatalogueModel catalogue, string? path, Output output)
    {
        IReadOnlyList<Page> pages = Pages(catalogue, path);
        if (path is null or SourceReader.StandardInput)
        {
            output.Write(pages[0].Text);
            return;
        }

        string[] targets = [.. pages.Select(page => Path.Combine(path, page.File))];
        if (targets.FirstOrDefault(target => File.Exists(target) && !IsOurs(target)) is string other)
        {
            throw new Failure($"{PathName.Shown(other)} was not written by this command; remove it, or choose another path");
        }

        foreach ((string target, Page page) in targets.Zip(pages))
        {
            TargetFile.Write(target, page.Text);
        }

        foreach (string old in Leftovers(pages, path))
        {
            File.Delete(old);
        }
    }

    /// <summary>Reports the pages that are out of date.</summary>
    public static int Check(CatalogueModel catalogue, string path, Output output)
    {
        IReadOnlyList<Page> pages = Pages(catalogue, path);
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
                output.Line($"{PathName.Shown(file)} is out of date");
                diagnostics++;
            }
        }

        foreach (string old in Leftovers(pages, path))
        {
            output.Line($"{PathName.Shown(old)} belongs to a family that no longer exists");
            diagnostics++;
        }

        output.Line(diagnostics == 0 ? $"{PathName.Shown(path)} is up to date" : "run the same command without --check to update it");
        return diagnostics == 0 ? ExitCode.Success : ExitCode.Problems;
    }

    private static IReadOnlyList<Page> Pages(CatalogueModel catalogue, string? path) =>
        Progress.Run("Writing the reference", () => Reference.Write(catalogue, IsFolder(path)));

    private static bool IsFolder(string? path) => path is not (null or SourceReader.StandardInput)
        && (Directory.Exists(path) || !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase));

    private static bool IsOurs(string file)
    {
        using var lines = new StringReader(SourceReader.Read(file).Text);
        return lines.ReadLine() == Page.Mark;
    }

    /// <summary>Returns the obsolete pages in a folder.</summary>
    private static string[] Leftovers(IReadOnlyList<Page> pages, string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetFiles(folder, "family-*.md")
            .Where(file => pages.All(page => page.File != Path.GetFileName(file)))
            .Where(IsOurs)
            .Order(StringComparer.Ordinal),
    ];
}
