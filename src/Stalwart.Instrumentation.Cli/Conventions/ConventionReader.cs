using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>Reads model files of semantic conventions of either schema.</summary>
internal static partial class ConventionReader
{
    /// <summary>Returns whether a text looks like a model file rather than a scrape.</summary>
    public static bool IsConvention(string text) => Beginning().IsMatch(text);

    /// <summary>Reads all files; a file without declarations is noted.</summary>
    public static ConventionRegistry Read(IEnumerable<SourceText> sources, List<string> notes)
    {
        var registry = new ConventionRegistry();
        foreach (SourceText source in sources)
        {
            foreach (YamlMappingNode root in Load(source))
            {
                Read(root, source.Path, registry, notes);
            }
        }

        return registry;
    }

    private static void Read(YamlMappingNode root, string path, ConventionRegistry registry, List<string> notes)
    {
        string? format = root.Word("file_format");
        if (format == SecondSchema.Format)
        {
            SecondSchema.Read(root, registry);
        }
        else if (format is not null)
        {
            notes.Add(
                $"{path} is left out: its file_format is '{format}'; expected '{SecondSchema.Format}', or groups without a file_format");
        }
        else if (root.Child("groups") is not null)
        {
            FirstSchema.Read(root, registry);
        }
        else
        {
            notes.Add($"{path} is left out: it has neither groups nor a file_format");
        }
    }

    /// <summary>Returns the documents of a file.</summary>
    public static IEnumerable<YamlMappingNode> Load(SourceText source)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(source.Text));
        }
        catch (YamlException fault)
        {
            throw new Failure(
                $"{source.Path}({fault.Start.Line},{fault.Start.Column}): invalid YAML: {fault.Message.ReplaceLineEndings(" ")}");
        }

        return stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>();
    }

    [GeneratedRegex("^(?:groups|file_format)[ \t]*:", RegexOptions.Multiline)]
    private static partial Regex Beginning();
}
