using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Editing;
using Stalwart.Instrumentation.Catalogue.Operator;
using Stalwart.Instrumentation.CodeFixes;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Quick fixes: what is offered, and that the project compiles without a finding afterwards.</summary>
public sealed class CodeFixTests
{
    private const string Catalogue = """
        [catalogue]
        meter = "m"

        [tags.protocol]
        values = ["smtp", "imap"]

        [events]
        auth.success = { id = 4, description = "Somebody signed in", tags = { protocol = "protocol" } }
        auth.gone = { id = 5, description = "Gone", deprecated = "use auth.success instead" }
        queue.full = { id = 9, description = "No room" } # the last

        """;

    private const string Class = "\n[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] public static partial class MailEvents { "
        + "}\n";

    [Theory]
    [InlineData("MailEvents.Auth.Failed();", "auth.failed = { id = 10, description = \"TODO: say when auth failed happens\" }")]
    [InlineData(
        "MailEvents.Auth.Failed(protocol, isTls);",
        "auth.failed = { id = 10, description = \"TODO: say when auth failed happens\", tags = { protocol = \"protocol\", is-tls = "
        + "\"bool\" } }")]
    [InlineData(
        "MailEvents.Auth.Failed(protocol: Protocol.Imap, who: name);",
        "auth.failed = { id = 10, description = \"TODO: say when auth failed happens\", tags = { protocol = \"protocol\", who = { type "
        + "= \"string\", limit = 50 } } }")]
    [InlineData(
        "MailEvents.Auth.Failed(Protocol.Imap, \"x\", \"y\");",
        "auth.failed = { id = 10, description = \"TODO: say when auth failed happens\", tags = { protocol = \"protocol\", value = { "
        + "type = \"string\", limit = 50 }, value2 = { type = \"string\", limit = 50 } } }")]
    [InlineData(
        "MailEvents.ManageSieve.ScriptStored();",
        "manage-sieve.script-stored = { id = 10, description = \"TODO: say when manage-sieve script stored happens\" }")]
    public async Task Fix_adds_the_event_of_a_call(string call, string line)
    {
        string code = $"public static class Caller {{ public static void Call(Protocol protocol, bool isTls, string name) {{ {call} }} }}"
            + Class;
        (string title, Solution solution) = await Fix(new AddEventFix(), code, "CS0117");
        Assert.StartsWith("Add event '", title, StringComparison.Ordinal);
        string after = (await solution.Projects.Single().AdditionalDocuments.Single().GetTextAsync()).ToString();
        Assert.Equal(after.Split('\n').Except(Catalogue.Split('\n')), [line]);
        Assert.Equal(Catalogue.Split('\n').Length + 1, after.Split('\n').Length);
        Generated generated = Generated.From(after, code);

        // What is left is the description, which the build asks for.
        Assert.Equal(["EVT0067"], generated.Reported.Select(finding => finding.Id));
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public async Task Fix_turns_values_into_fields()
    {
        const string Code = "public static class Caller { public static void Call(System.TimeSpan elapsed, int size, double load) { "
        + "MailEvents.Queue.Left(elapsed, size, load); } }"
            + Class;
        (_, Solution solution) = await Fix(new AddEventFix(), Code, "CS0117");
        string after = (await solution.Projects.Single().AdditionalDocuments.Single().GetTextAsync()).ToString();
        Assert.Contains(
            "queue.full = { id = 9, description = \"No room\" } # the last\nqueue.left = { id = 10, description = \"TODO: say when "
            + "queue left happens\", fields = { elapsed = \"duration\", size = \"long\", load = \"double\" } }\n",
            after,
            StringComparison.Ordinal);

        // Nothing uses the fields yet, which the build says, and the description is to be written.
        Assert.Equal(
            ["EVT0030", "EVT0030", "EVT0030", "EVT0067"], Generated.From(after, Code).Reported.Select(finding => finding.Id).Order());
    }

    [Fact]
    public async Task Fix_is_not_offered_for_a_call_of_another_class() =>
        Assert.Empty(
            await Offers(
                new AddEventFix(),
                "public static class Other { public static class Auth { } } public static class Caller { public static void Call() => "
                + "Other.Auth.Failed(); }"
                + Class,
                "CS0117"));

    [Theory]
    [InlineData("MailEvents.Auth.Gone();", "MailEvents.Auth.Success();")]
    [InlineData("_ = global::MailEvents.Auth.GoneIsEnabled;", "_ = global::MailEvents.Auth.SuccessIsEnabled;")]
    [InlineData("Gone();", "MailEvents.Auth.Success();", "using static MailEvents.Auth;")]
    [InlineData("MailEvents.Local().Auth.Gone();", "MailEvents.Local().Auth.Success();")]
    [InlineData("_ = MailEvents.Auth.GoneUnlessCompleted();", "_ = MailEvents.Auth.SuccessUnlessCompleted();")]
    [InlineData("_ = !Auth.GoneIsEnabled;", "_ = !MailEvents.Auth.SuccessIsEnabled;", "using static MailEvents;")]
    [InlineData("System.Action a = MailEvents.Auth.Gone;", "System.Action a = MailEvents.Auth.Success;")]
    public async Task Fix_replaces_a_deprecated_event_with_the_one_in_its_message(string call, string after, string usings = "")
    {
        string code = usings + $"public static class Caller {{ public static void Call() {{ {call} }} }}" + Class;
        (_, Solution solution) = await Fix(new ReplacementFix(), code, "CS0618");
        Assert.Contains(after, (await solution.Projects.Single().Documents.First().GetTextAsync()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_finds_a_catalogue_in_a_folder_that_begins_with_a_dot()
    {
        string code = "public static class Caller { public static void Call() => MailEvents.Auth.Failed(); }"
            + Class.Replace("events.toml", ".config/events.toml", StringComparison.Ordinal);
        CodeAction action = Assert.Single(await Offers(new AddEventFix(), code, "CS0117", "/repository/.config/events.toml"));
        Assert.StartsWith("Add event 'auth.failed'", action.Title, StringComparison.Ordinal);
    }

    /// <summary>Text of the user in a message is no suggestion.</summary>
    [Theory]
    [InlineData("\"did you mean 'evil'?\" = 1, description = \"No room\"")]
    [InlineData("description = \"No room\", level = \"did you mean 'evil'?\"")]
    [InlineData("description = \"No room\", tags = { x = \"did you mean 'evil'?\" }")]
    public async Task Name_that_looks_like_a_suggestion_has_no_fix(string content)
    {
        string toml = Catalogue.Replace("description = \"No room\"", content, StringComparison.Ordinal);
        Diagnostic diagnostic = Assert.Single(Generated.From(toml, Class).Reported);
        Assert.Contains(
            "did you mean 'evil'?", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(await Suggestions(diagnostic, toml));
    }

    [Theory]
    [InlineData("disabled-events = [\"auth.succes\"]", "disabled-events = [\"auth.success\"]")]
    [InlineData("disabled-events = \"queue.full, auth.succes\"", "disabled-events = \"queue.full, auth.success\"")]
    [InlineData("disabled-event = [\"auth.success\"]", "disabled-events = [\"auth.success\"]")]
    [InlineData("\"disabled-event\" = [\"auth.success\"]", "disabled-events = [\"auth.success\"]")]
    public void Fix_of_an_operators_file_replaces_only_the_name(string line, string after)
    {
        string text = "[metrics]\n" + line + "\n";
        OperatorFile file = OperatorReader.Read("/repository/metrics.toml", text);
        IEnumerable<CatalogueDiagnostic> all = file.Diagnostics.Concat(file.Compare([CatalogueReader.Read("f", Catalogue)], [], _ => true));
        Suggestion suggestion = Assert.Single(all).Suggestion!;
        var edit = new TextEdit(suggestion.Start, suggestion.Length, suggestion.Replacement);
        Assert.Equal("[metrics]\n" + after + "\n", edit.Apply(text));
    }

    [Theory]
    [InlineData("queue.full = { id = 9,", "queue.full = { id = 5,", "Use the next free id, 6", "queue.full = { id = 6,")]
    [InlineData("description = \"No room\"", "descripton = \"No room\"", "Change to 'description'", "description = \"No room\"")]
    [InlineData("protocol = \"protocol\"", "protocol = \"protocl\"", "Change to 'protocol'", "protocol = \"protocol\"")]
    [InlineData("description = \"No room\"", "\"descripton\" = \"No room\"", "Change to 'description'", "description = \"No room\"")]
    [InlineData("description = \"No room\"", "'descripton' = \"No room\"", "Change to 'description'", "description = \"No room\"")]
    [InlineData(
        "queue.full = { id = 9, description = \"No room\" }",
        "queue.full.id = 9\nqueue.\"full\".descripton = \"No room\"",
        "Change to 'description'",
        "queue.full.id = 9\nqueue.\"full\".description = \"No room\"")]
    [InlineData(
        "queue.full = { id = 9, description = \"No room\" }",
        "\"queue.full\" = { id = 9, \"des\\u0063ripton\" = \"No room\" }",
        "Change to 'description'",
        "\"queue.full\" = { id = 9, description = \"No room\" }")]
    [InlineData(
        "description = \"No room\" }",
        "description = \"No room\", tags = { a = { type = \"int\", limit = 900 }, b = { type = \"int\", limit = 900 } } }",
        "Add max-series = 2000",
        "queue.full = { id = 9, max-series = 2000, description = \"No room\", tags =")]
    public async Task Fix_writes_the_suggested_word(string right, string wrong, string offer, string mended)
    {
        string toml = Catalogue.Replace(right, wrong, StringComparison.Ordinal);
        Diagnostic finding = Generated.From(toml, Class).Reported.First(finding => finding.Properties.Count > 0);
        CodeAction action = Assert.Single(await Suggestions(finding, toml));
        Assert.Equal(offer, action.Title);
        string after = (await (await Apply(action)).Projects.Single().AdditionalDocuments.Single().GetTextAsync()).ToString();
        Assert.Contains(mended, after, StringComparison.Ordinal);
        Assert.Empty(Generated.From(after, Class).Reported.Where(left => left.Severity == DiagnosticSeverity.Error));
    }

    private static async Task<IReadOnlyList<CodeAction>> Suggestions(Diagnostic diagnostic, string toml)
    {
        (Workspace workspace, Project project) = Open(Class, toml, []);
        using (workspace)
        {
            var actions = new List<CodeAction>();
            TextDocument document = project.AdditionalDocuments.Single();
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
            await new SuggestionFix().RegisterCodeFixesAsync(context);
            return actions;
        }
    }

    private static async Task<(string Title, Solution Solution)> Fix(CodeFixProvider provider, string code, string id)
    {
        CodeAction action = Assert.Single(await Offers(provider, code, id));
        return (action.Title, await Apply(action));
    }

    private static async Task<Solution> Apply(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<IReadOnlyList<CodeAction>> Offers(
        CodeFixProvider provider, string code, string id, string path = "/repository/events.toml")
    {
        Assert.Contains(id, provider.FixableDiagnosticIds);
        Generated generated = Generated.From([new TextFile(path, Catalogue)], code);
        IEnumerable<string> sources = generated.Sources.Select(source => source.SourceText.ToString());
        (Workspace workspace, Project project) = Open(code, Catalogue, sources, path);
        using (workspace)
        {
            Compilation compilation = (await project.GetCompilationAsync())!;
            Document document = project.Documents.First();
            SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
            Diagnostic finding = compilation.GetDiagnostics().First(finding => finding.Id == id && finding.Location.SourceTree == tree);
            var actions = new List<CodeAction>();
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
            return actions;
        }
    }

    private static (Workspace Workspace, Project Project) Open(
        string code, string toml, IEnumerable<string> generated, string path = "/repository/events.toml")
    {
        var workspace = new AdhocWorkspace();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(
                ProjectInfo.Create(
                    id,
                    VersionStamp.Default,
                    "Consumer",
                    "Consumer",
                    LanguageNames.CSharp,
                    compilationOptions: new CSharpCompilationOptions(
                        OutputKind.DynamicallyLinkedLibrary,
                        nullableContextOptions: NullableContextOptions.Enable)))
            .WithProjectMetadataReferences(
                id, [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(EventCatalogue).Assembly.Location)])
            .AddDocument(DocumentId.CreateNewId(id), "Caller.cs", SourceText.From(code))
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "events.toml", SourceText.From(toml), filePath: path);
        int number = 0;
        foreach (string source in generated)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"Generated{number++}.cs", SourceText.From(source));
        }

        return (workspace, solution.GetProject(id)!);
    }
}
