using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Stalwart.Instrumentation.CodeFixes;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>What is added to a catalogue for code that does not compile: what a careful person would type, or nothing.</summary>
public sealed class AddFixTests
{
    private const string Catalogue = """
        [catalogue]
        meter = "m"

        [tags.protocol]
        values = ["smtp", "imap", "other"]

        [metrics]
        load = { kind = "gauge", description = "How busy it is" }

        [events]
        auth.success = { id = 4, description = "Somebody signed in", tags = { protocol = "protocol", reason = ["by-key"] } }
        auth.faulty = { id = 4, descripton = "Half typed" }

        """;

    private const string Class = """

        [Stalwart.Instrumentation.EventCatalogue("events.toml")] public static partial class MailEvents { }
        public enum Foreign { Other, First }
        public delegate void Sized(long size, string who);
        """;

    private const string Parameters =
        "Protocol protocol, string who, decimal amount, ulong size, System.TimeSpan elapsed, int? count, System.Guid id, Foreign foreign, "
        + "int userID, AuthSuccessReason reason, System.Exception fault, System.IO.IOException broken";

    [Theory]
    [InlineData("MailEvents.Auth.HTTPRequestDone();", "auth.h-t-t-p-request-done = { ID }", null)]
    [InlineData("MailEvents.Auth.Done(userID);", "auth.done = { ID, fields = { user-id = \"long\" } }", null)]
    [InlineData("MailEvents.Auth.Done(userID: 5);", "auth.done = { ID, fields = { user-i-d = \"long\" } }", null)]
    [InlineData(
        "MailEvents.Auth.Done(amount);",
        "auth.done = { ID, fields = { amount = \"double\" } }",
        "MailEvents.Auth.Done((double)amount);")]
    [InlineData(
        "MailEvents.Auth.Done(size + 1, size);",
        "auth.done = { ID, fields = { value = \"long\", size = \"long\" } }",
        "MailEvents.Auth.Done((long)(size + 1), (long)size);")]
    [InlineData(
        "MailEvents.Auth.Done(protocol, /* how long */ elapsed);",
        "auth.done = { ID, fields = { elapsed = \"duration\" }, tags = { protocol = \"protocol\" } }",
        "MailEvents.Auth.Done(protocol: protocol, /* how long */ elapsed: elapsed);")]
    [InlineData(
        "MailEvents.Auth.Done(AuthDoneReason.BadPassword); _ = AuthDoneReason.Other; _ = AuthDoneReason.Locked;",
        "auth.done = { ID, tags = { reason = [\"bad-password\", \"locked\", \"other\"] } }",
        null)]
    [InlineData("System.Action a = MailEvents.Auth.Done;", "auth.done = { ID }", null)]
    [InlineData(
        "System.Action<string, Protocol> a = MailEvents.Auth.Done;",
        "auth.done = { ID, tags = { value = { type = \"string\", limit = 50 }, value2 = \"protocol\" } }",
        null)]
    [InlineData(
        "Sized a; a = MailEvents.Auth.Done;",
        "auth.done = { ID, fields = { size = \"long\" }, tags = { who = { type = \"string\", limit = 50 } } }",
        null)]
    [InlineData("System.Threading.Tasks.Task.Run(() => MailEvents.Auth.Done());", "auth.done = { ID }", null)]
    [InlineData("if (MailEvents.Auth.DoneIsEnabled) { }", "auth.done = { ID }", null)]
    [InlineData(
        "if (MailEvents.Auth.DoneIsEnabled) { MailEvents.Auth.Done(elapsed); }",
        "auth.done = { ID, fields = { elapsed = \"duration\" } }",
        null)]
    [InlineData(
        "Auth.Done(who);", "auth.done = { ID, tags = { who = { type = \"string\", limit = 50 } } }", null, "using static MailEvents;")]
    [InlineData(
        "System.Action<string> Done = _ => { }; if (MailEvents.Auth.DoneIsEnabled) { Done(who); }",
        "auth.done = { ID }",
        null,
        "using static MailEvents.Auth;")]
    [InlineData("Queue.Done();", "queue.done = { ID }", null, "using static MailEvents;")]
    [InlineData("Done();", "auth.done = { ID }", null, "using static MailEvents.Auth;")]
    [InlineData("_ = DoneIsEnabled;", "auth.done = { ID }", null, "using static MailEvents.Auth;")]
    [InlineData("System.Action a = Done;", "auth.done = { ID }", null, "using static MailEvents.Auth;")]
    [InlineData("A.Done();", "auth.done = { ID }", null, "using A = MailEvents.Auth;")]
    [InlineData("MailEvents.Auth.Done(fault);", "auth.done = { ID, fields = { fault = \"exception\" } }", null)]
    [InlineData(
        "MailEvents.Auth.Done(elapsed, broken);",
        "auth.done = { ID, fields = { elapsed = \"duration\", broken = \"exception\" } }",
        null)]
    [InlineData("var mail = MailEvents.Local(); mail.Auth.Done();", "auth.done = { ID }", null)]
    [InlineData(
        "MailEvents.Local().Auth.Done(who);", "auth.done = { ID, tags = { who = { type = \"string\", limit = 50 } } }", null)]
    [InlineData("var mail = MailEvents.Local(); mail.Queue.Done();", "queue.done = { ID }", null)]
    public async Task Fix_adds_a_missing_event_as_the_code_uses_it(string call, string line, string? changed, string usings = "")
    {
        string code = usings + "\npublic static class Caller { public static void Call(" + Parameters + ") { " + call + " } }" + Class;
        (string toml, string codeAfter) = await Fix(code, Clean);
        string name = line.Split(' ')[0].Replace('.', ' ');
        string sentence = name.Split(' ')[0] + " " + name.Split(' ')[1].Replace('-', ' ');
        string id = $"id = 5, description = \"TODO: say when {sentence} happens\"";
        Assert.Equal([line.Replace("ID", id, StringComparison.Ordinal)], toml.Split('\n').Except(Clean.Split('\n')));
        Assert.Equal(changed is null ? code : code.Replace(call, changed, StringComparison.Ordinal), codeAfter);
        AssertCompiles(toml, codeAfter);
    }

    [Theory]
    [InlineData("_ = Protocol.Pop3;", "\"smtp\", \"imap\", \"pop3\", \"other\"", "Add value 'pop3' to tag set 'protocol' in events.toml")]
    [InlineData(
        "_ = AuthSuccessReason.BadPassword;",
        "\"by-key\", \"bad-password\"",
        "Add value 'bad-password' to tag 'reason' of event 'auth.success' in events.toml")]
    [InlineData(
        "MailEvents.Auth.Success(Protocol.Imap, AuthSuccessReason.Other);",
        "\"by-key\", \"other\"",
        "Add value 'other' to tag 'reason' of event 'auth.success' in events.toml")]
    public async Task Fix_adds_a_missing_value_to_its_set(string call, string values, string title)
    {
        string code = "public static class Caller { public static void Call() { " + call + " } }" + Class;
        (string toml, string codeAfter) = await Fix(code, Clean, title);
        Assert.Contains($"[{values}]", toml, StringComparison.Ordinal);
        Assert.Equal(code, codeAfter);
        AssertCompiles(toml, code);
    }

    /// <summary>A gauge is set through its property, so it must be there first.</summary>
    [Theory]
    [InlineData("MailEvents.Gauges.QueueSize.Set(1);", "")]
    [InlineData("Gauges.QueueSize.Set(1);", "using static MailEvents;")]
    [InlineData("QueueSize.Set(1);", "using static MailEvents.Gauges;")]
    public async Task Fix_adds_a_missing_gauge_to_the_metrics(string call, string usings)
    {
        string code = usings + "\npublic static class Caller { public static void Call() { " + call + " } }" + Class;
        (string toml, _) = await Fix(code, Clean, "Add gauge 'queue-size' to events.toml");
        Assert.Equal(
            ["queue-size = { kind = \"gauge\", description = \"TODO: say what queue size measures\" }"],
            toml.Split('\n').Except(Clean.Split('\n')));
        AssertCompiles(toml, code);
    }

    [Theory]
    [InlineData("MailEvents.Auth.Faulty();")]
    [InlineData("MailEvents.Auth.Done(count);")]
    [InlineData("MailEvents.Auth.Done(id);")]
    [InlineData("MailEvents.Auth.Done(foreign);")]
    [InlineData("MailEvents.Auth.Done(reason);")]
    [InlineData("MailEvents.Auth.Done(null);")]
    [InlineData("MailEvents.Auth.Done(Nowhere.Bad);")]
    [InlineData("MailEvents.Auth.Done(ulong.MaxValue);")]
    [InlineData("MailEvents.Auth.Done(Who: who);")]
    [InlineData("MailEvents.Auth.Done(ref who);")]
    [InlineData("MailEvents.Auth.done();")]
    [InlineData("MailEvents.Auth.Größe();")]
    [InlineData("MailEvents.Auth.Done<int>();")]
    [InlineData("MailEvents.Auth.GetHashCode2<int>();")]
    [InlineData("MailEvents.Auth.SuccessIsEnabled2();", true)]
    [InlineData("var x = MailEvents.Auth.Done();")]
    [InlineData("var x = MailEvents.Auth.Done;")]
    [InlineData("System.Func<int> a = MailEvents.Auth.Done;")]
    [InlineData("System.Action<int> a = MailEvents.Auth.Done;")]
    [InlineData("System.Action<string, long> a = MailEvents.Auth.Done;")]
    [InlineData("_ = Foreign.Second;")]
    [InlineData("_ = Protocol.smtp;")]
    [InlineData("_ = Protocol.Größe;")]
    [InlineData("_ = AuthSuccessReason.ByKey(1);")]
    [InlineData("MailEvents.Gauges.Done();")]
    [InlineData("MailEvents.AUTH.Done();")]
    public async Task Fix_is_not_offered_when_no_addition_would_compile(string call, bool isOffered = false)
    {
        string code = "public static class Caller { public static void Call(" + Parameters + ") { " + call + " } }" + Class;
        using var project = new FixProject(code, Catalogue.Replace("id = 4, descripton", "id = 5, descripton", StringComparison.Ordinal));
        IEnumerable<string> titles = (await project.Offers(new AddEventFix(), new AddValueFix(), new AddGaugeFix()))
            .Select(action => action.Title);
        Assert.Equal(isOffered, titles.Any());
    }

    private static string Clean => Catalogue.Replace(
        "auth.faulty = { id = 4, descripton = \"Half typed\" }\n", "", StringComparison.Ordinal);

    private static async Task<(string Toml, string Code)> Fix(string code, string toml, string? title = null)
    {
        using var project = new FixProject(code, toml);
        IReadOnlyList<CodeAction> offers = await project.Offers(new AddEventFix(), new AddValueFix(), new AddGaugeFix());

        // The property and the call that it guards are two errors with one remedy.
        CodeAction action = offers.DistinctBy(offer => offer.Title).Single();
        Assert.Equal(title ?? action.Title, action.Title);
        return await FixProject.Apply(action);
    }

    private static void AssertCompiles(string toml, string code)
    {
        Generated generated = Generated.From(toml, code);
        Assert.DoesNotContain(
            generated.Reported.Concat(generated.CompilerDiagnostics), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
