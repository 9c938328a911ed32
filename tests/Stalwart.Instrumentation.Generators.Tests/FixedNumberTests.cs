using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>The numbers of enum members, which callers have compiled in. What <c>diff</c> says of a changed list rests on this.</summary>
public sealed class FixedNumberTests
{
    private const string Old = "\"smtp\", \"imap\"";

    [Theory]
    [InlineData("\"smtp\", \"imap\", \"lmtp\"", "imap")]
    [InlineData("\"smtp\", \"imap\", \"lmtp\", \"other\"", "imap")]
    [InlineData("\"lmtp\", \"smtp\", \"imap\"", "smtp")]
    [InlineData("\"imap\", \"smtp\"", "smtp")]
    [InlineData("\"imap\"", "other")]
    public void Caller_that_is_not_recompiled_records_the_value_at_the_old_position(string current, string recorded)
    {
        foreach (Func<string, string> catalogue in (Func<string, string>[])[Shared, Own])
        {
            string type = catalogue == (Func<string, string>)Shared ? "Protocol" : "AuthFailedProtocol";
            Assert.Equal(recorded, Record(catalogue(Old), catalogue(current), $"Mail.MailEvents.Auth.Failed(Mail.{type}.Imap)"));
        }
    }

    private static string Shared(string values) => Catalogue($"[tags.protocol]\nvalues = [{values}]", "\"protocol\"");

    private static string Own(string values) => Catalogue("", $"[{values}]");

    private static string Catalogue(string set, string tag) => $$"""
        [catalogue]
        meter = "fixed.numbers"
        {{set}}
        [events]
        auth.failed = { id = 1, description = "Authentication was refused", tags = { protocol = {{tag}} } }
        """;

    /// <summary>The tag's value after a call that was compiled with one catalogue, in a process that has the other.</summary>
    private static string Record(string compiledWith, string runsWith, string call)
    {
        string name = "Library" + Guid.NewGuid().ToString("N");
        CSharpCompilation caller = Generated.Compile($"public static class Caller {{ public static void Call() => {call}; }}")
            .AddReferences(MetadataReference.CreateFromStream(Image(Library(compiledWith))));
        var context = new AssemblyLoadContext(name, isCollectible: false);
        Assembly library = context.LoadFromStream(Image(Library(runsWith)));
        context.LoadFromStream(Image(caller)).GetType("Caller")!.GetMethod("Call")!.Invoke(null, null);
        var catalogue = (EventCatalogue)library.GetType("Mail.MailEvents")!.GetProperty("Catalogue")!.GetValue(null)!;
        return (string)Assert.Single(Assert.Single(catalogue.Snapshot().Series, series => series.Value > 0).Tags).Value!;

        Compilation Library(string toml) => Generated.From(toml).Compilation.WithAssemblyName(name);
    }

    private static MemoryStream Image(Compilation compilation)
    {
        var stream = new MemoryStream();
        Assert.Empty(compilation.Emit(stream).Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error));
        stream.Position = 0;
        return stream;
    }
}
