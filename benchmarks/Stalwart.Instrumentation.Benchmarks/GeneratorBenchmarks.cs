using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Generators;

namespace Stalwart.Instrumentation.Benchmarks;

/// <summary>
/// The cost of the generator: the first run, a run after an edit of one event, and a run after a keystroke in a C# file. Collects garbage
/// like the compiler server.
/// </summary>
[MemoryDiagnoser]
[GcServer(true)]
public class GeneratorBenchmarks
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13);

    private readonly SyntaxTree[] keystrokes = [Tree("class A { }"), Tree("class A { int b; }")];
    private string[] texts = [];
    private CSharpCompilation? compilation;
    private GeneratorDriver? driver;
    private AdditionalText? current;
    private int turn;

    /// <summary>Gets or sets the number of events in the catalogue; the reference catalogue has 637.</summary>
    [Params(10, 637, 10_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Start()
    {
        string text = Events == 637 ? File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "events.toml")) : Catalogue(Events);
        int place = text.IndexOf("description = \"", text.IndexOf("[events]", StringComparison.Ordinal), StringComparison.Ordinal) + 15;
        texts = [text, text.Insert(place, "Edited: ")];
        compilation = CSharpCompilation.Create(
            "Benchmark",
            [Tree("[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] public static partial class MailEvents { }"), keystrokes[0]],
            [
                .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                    .Where(File.Exists)
                    .Select(path => MetadataReference.CreateFromFile(path)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        current = new TextFile(texts[0]);
        driver = New(current).RunGenerators(compilation);
        if (driver.GetRunResult().GeneratedTrees.Length < 2 || !driver.GetRunResult().Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException(
                "The generator produced no code for the catalogue: " + string.Join('\n', driver.GetRunResult().Diagnostics));
        }
    }

    [Benchmark]
    public GeneratorDriver Cold() => New(new TextFile(texts[0])).RunGenerators(compilation!);

    [Benchmark]
    public GeneratorDriver EditOfOneEvent()
    {
        var next = new TextFile(texts[++turn % 2]);
        driver = driver!.ReplaceAdditionalText(current!, next).RunGenerators(compilation!);
        current = next;
        return driver;
    }

    [Benchmark]
    public GeneratorDriver Keystroke()
    {
        SyntaxTree before = keystrokes[turn % 2];
        SyntaxTree after = keystrokes[++turn % 2];
        compilation = compilation!.ContainsSyntaxTree(before) ? compilation.ReplaceSyntaxTree(before, after) : compilation;
        return driver = driver!.RunGenerators(compilation);
    }

    private static SyntaxTree Tree(string code) => CSharpSyntaxTree.ParseText(code, Parse);

    private static CSharpGeneratorDriver New(AdditionalText file) =>
        CSharpGeneratorDriver.Create([new EventCatalogueGenerator().AsSourceGenerator()], [file], Parse);

    /// <summary>Families of 25 events, some with tags and one that feeds a histogram, as in the reference catalogue.</summary>
    private static string Catalogue(int events)
    {
        var text = new StringBuilder(
            "[catalogue]\nmeter = \"size\"\nmax-series = 1_000_000\n[tags.protocol]\nvalues = [\"smtp\", \"imap\", \"http\"]\n[metrics]\n");
        for (int family = 0; family * 25 < events; family++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\"family{family}.time\" = {{ kind = \"histogram\", unit = \"s\", description = \"How long it took\", buckets = [0.5, "
                + $"1, 10] }}\n");
        }

        text.Append("[events]\n");
        for (int i = 0; i < events; i++)
        {
            string rest = (i % 25) switch
            {
                0 => $", fields = {{ elapsed = \"duration\" }}, feeds = [{{ metric = \"family{i / 25}.time\", record = \"elapsed\" }}]",
                < 6 => ", tags = { protocol = \"protocol\" }",
                _ => "",
            };
            text.Append(
                CultureInfo.InvariantCulture,
                $"family{i / 25}.event-{i} = {{ id = {i}, description = \"Something of this kind happened\"{rest} }}\n");
        }

        return text.ToString();
    }

    private sealed class TextFile(string text) : AdditionalText
    {
        private readonly SourceText source = SourceText.From(text);

        public override string Path => "/repository/events.toml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => source;
    }
}
