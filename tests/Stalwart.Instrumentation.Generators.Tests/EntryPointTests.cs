using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>An event may be called <c>main</c>; the compiler looks for the program's entry point by that name.</summary>
public sealed class EntryPointTests
{
    private const string TopLevel = "MailEvents.App.Main(); MailEvents.Loop.Main(1); MailEvents.Thread.Main(ThreadMainKind.Idle);\n";
    private const string Class = "static class Program { static void Main() { MailEvents.App.Main(); MailEvents.Loop.Main(1); } }\n";
    private const string Events =
        "[Stalwart.Instrumentation.EventCatalogue(\"events.toml\")] internal static partial class MailEvents { }\n";
    private const string Catalogue = """
        [catalogue]
        meter = "m"
        [metrics]
        "app.main-depth" = { kind = "gauge", description = "Depth" }
        loops = { kind = "gauge", description = "Turns" }
        [events]
        app.main = { id = 1, description = "The main loop began" }
        app.depth = { id = 4, description = "Depth", fields = { depth = "long" }, feeds = [{ metric = "app.main-depth", set = "depth" }] }
        loop.main = { id = 2, description = "The loop turned", fields = { turns = "long" }, feeds = [{ metric = "loops", set = "turns" }] }
        thread.main = { id = 3, description = "A thread began", tags = { kind = ["idle", "busy"] } }
        """;

    [Theory]
    [InlineData(TopLevel)]
    [InlineData(Class)]
    public void Recording_method_named_Main_is_not_the_entry_point(string program)
    {
        string code = program + Events;
        var options = new CSharpCompilationOptions(
            OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);
        Generated generated = Generated.From([new TextFile("/repository/events.toml", Catalogue)], code, options: options);
        Assert.Empty(generated.Reported);
        Assert.Empty(generated.CompilerDiagnostics);
        Assert.Equal("Program", generated.Compilation.GetEntryPoint(default)!.ContainingType.Name);
    }
}
