using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>A program made of a seed: two to four catalogues of hostile names, and ordinary code beside their classes.</summary>
internal sealed class HostileProgram
{
    private const string Usings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        global using global::Stalwart.Instrumentation;
        """;

    /// <summary>What ordinary code writes with these usings, and with names that begin at the first namespace.</summary>
    private const string Code = """
                var task = Task.CompletedTask;
                Action action = () => Console.WriteLine(Environment.NewLine + Path.Combine("a", "b") + Math.Max(1, 2));
                Type type = typeof(Version);
                Guid guid = Guid.NewGuid();
                Exception exception = new InvalidOperationException(String.Empty + TimeSpan.Zero + Timeout.Infinite + DateTime.UtcNow);
                using Stream stream = File.OpenRead(Convert.ToString(Object.Equals(1, 2)) + Byte.MaxValue + Int32.MaxValue + Char.MaxValue);
                Lazy<Func<Range, Index>> lazy = null!;
                Queue<List<KeyValuePair<Uri, Random>>> queue = new();
                foreach (EventCatalogue catalogue in EventCatalogues.All()) { _ = catalogue.Events[0].Level == EventLevel.Info; }
        """;

    private const string WholeNames = """
                System.Console.WriteLine(System.Environment.NewLine + System.IO.Path.Combine("a", "b"));
                Stalwart.Instrumentation.Gauge gauge = null!;
                Microsoft.Win32.SafeHandles.SafeFileHandle handle = null!;
        """;

    private readonly Random random;
    private readonly bool isLibrary;
    private readonly List<string> texts = [Usings];
    private readonly List<TextFile> files = [];

    public HostileProgram(int seed, bool isLibrary = false)
    {
        random = new Random(seed);
        this.isLibrary = isLibrary;
        int count = isLibrary ? 1 : random.Next(2, 5);
        string only = Any(HostileNames.Namespaces);
        bool together = random.Next(2) == 0;
        var names = new HashSet<string>();
        for (int i = 0; i < count; i++)
        {
            string space = together ? only : Any(HostileNames.Namespaces);
            string name = isLibrary ? "LibraryEvents" : Any(HostileNames.Classes);
            if (IsFree(names, space, name))
            {
                string file = $"{(char)('a' + i)}.toml";
                files.Add(new TextFile("/repository/" + file, Catalogue(i)));
                Declare(names, space, name, file);
            }
        }
    }

    public IEnumerable<AdditionalText> Files => files;

    /// <summary>The files of C#.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>The user's own types and namespaces must not clash, and a class in the namespace of its name hides that.</summary>
    private static bool IsFree(HashSet<string> names, string space, string name)
    {
        string full = (space.Length == 0 ? name : space + "." + name).Replace("@", "", StringComparison.Ordinal);
        return !HostileNames.Namespaces.Any(other => (other + ".").StartsWith(full + ".", StringComparison.Ordinal)) && names.Add(full);
    }

    private void Declare(HashSet<string> names, string space, string name, string file)
    {
        string access = isLibrary || random.Next(2) == 0 ? "public" : "internal";
        // Acme.System and Acme.Stalwart hide the namespaces of these names from all of Acme, whatever is generated.
        bool hides = space.StartsWith("Acme", StringComparison.Ordinal);
        string number = texts.Count.ToString(CultureInfo.InvariantCulture);
        string declarations = $$"""
            [global::Stalwart.Instrumentation.EventCatalogue("{{file}}")] {{access}} static partial class {{name}} { }
            [Obsolete] {{access}} class {{(isLibrary ? "Library" : "")}}User{{number}} {
                void M() {
            {{Code}}
            {{(hides ? "" : WholeNames)}}
                }
            }

            """;
        texts.Add(InNamespace(space, declarations));
        string type = Any(HostileNames.Types);
        if (!isLibrary && random.Next(3) == 0 && IsFree(names, space, type))
        {
            texts.Add(InNamespace(space, $"internal class {type} {{ }}"));
        }
    }

    private string InNamespace(string space, string declarations)
    {
        int dot = space.IndexOf('.', StringComparison.Ordinal);
        return (space.Length, random.Next(3)) switch
        {
            (0, _) => declarations,
            (_, 0) => $"namespace {space};\n{declarations}",
            (_, 1) when dot > 0 => $"namespace {space[..dot]} {{ namespace {space[(dot + 1)..]} {{\n{declarations}}} }}",
            _ => $"namespace {space} {{\n{declarations}}}",
        };
    }

    private string Catalogue(int number)
    {
        var text = new StringBuilder(
            $"[catalogue]\nmeter = \"{(random.Next(3) == 0 ? "shared" : "meter-" + number.ToString(CultureInfo.InvariantCulture))}\"\n");
        string[] sets = Names(6);
        foreach (string set in sets)
        {
            string other = random.Next(3) == 0 ? "other = \"none of <them>\"\n" : "";
            text.Append(CultureInfo.InvariantCulture, $"[tags.{set}]\nvalues = {Values()}\n{other}");
        }

        text.Append("[metrics]\n");
        string[] gauges = Names(3);
        foreach (string gauge in gauges)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"\"{gauge}.{gauge}\" = {{ kind = \"gauge\", description = \"A gauge of the program\" }}\n");
        }

        text.Append("balance = { kind = \"up-down-counter\", description = \"What is under way\" }\n[events]\n");
        int id = 0;
        foreach (string family in Names(4))
        {
            foreach (string item in Names(4))
            {
                string rest = random.Next(3) == 0 ? Change(sets) : Rest(id, sets, gauges);
                text.Append(
                    CultureInfo.InvariantCulture, $"{family}.{item} = {{ id = {id}, description = \"Event number {id}\"{rest} }}\n");
                id++;
            }
        }

        return text.ToString();
    }

    private string Rest(int id, string[] sets, string[] gauges)
    {
        string[] names = Names(5);
        int fields = random.Next(names.Length + 1);
        string[] types = ["duration", "long", "double", "bytes", "string"];

        // The one that may feed a gauge, which has no unit.
        string[] numbers = ["long", "double"];
        string feeds = fields > 0 && gauges.Length > 0 && random.Next(2) == 0
            ? $", feeds = [{{ metric = \"{gauges[0]}.{gauges[0]}\", set = \"{names[0]}\" }}]"
            : "";
        int exception = random.Next(1, 5);
        string[] shown = [.. names.Take(fields).Where((_, i) => i != exception)];
        string message = shown.Length == 0
            ? ""
            : $", message = \"{{{{}}}} {id}: {string.Join(" ", shown.Select(name => $"{{{name}}}"))}\"";
        return Table(
            "fields",
            names.Take(fields).Select((name, i) => $"{name} = {Field(i == exception ? "exception" : Any(i == 0 ? numbers : types))}"))
            + Table("tags", names.Skip(fields).Select(name => $"{Dotted(name)} = {Tag(sets)}"))
            + message
            + feeds
            + (random.Next(9) == 0 ? ", deprecated = \"Use another\"" : "");
    }

    /// <summary>An event without a field that goes up or down, so that some have a partner.</summary>
    private string Change(string[] sets) =>
        $", feeds = [{{ metric = \"balance\", add = {(random.Next(2) == 0 ? 3 : -3)} }}]"
        + Table("tags", Names(2).Select(name => $"{name} = {(random.Next(2) == 0 ? "\"bool\"" : Tag(sets))}"));

    private string Field(string type) =>
        random.Next(3) == 0 ? $"{{ type = \"{type}\", sensitivity = \"personal\" }}" : $"\"{type}\"";

    private string Tag(string[] sets) => random.Next(12) switch
    {
        0 => "\"bool\"",
        1 => "{ type = \"string\", limit = 3 }",
        2 => Values(),
        3 => "{ type = \"bool\", optional = true }",
        4 => "{ type = \"string\", limit = 3, optional = true }",
        5 => $"{{ type = \"int\", limit = 3{Optional()} }}",
        6 => $"{{ values = {Values()}, other = \"_OTHER\"{Optional()} }}",
        7 => $"{{ values = [0, {{ value = -1, name = \"{Any(HostileNames.MemberNames)}\" }}]{Optional()} }}",
        8 when sets.Length > 0 => $"{{ set = \"{Any(sets)}\"{Optional()} }}",
        _ when sets.Length > 0 => $"\"{Any(sets)}\"",
        _ => Values(),
    };

    private string Optional() => random.Next(2) == 0 ? ", optional = true" : "";

    private string Dotted(string name) => random.Next(3) switch
    {
        0 => $"\"{name}.x9\"",
        1 => name + ".x9",
        _ => name,
    };

    private string Values()
    {
        IEnumerable<string> plain = Names(4).Where(name => name != "other").Append("z").Select(name => $"\"{name}\"");
        string[] odd = [.. HostileNames.Values.Where(_ => random.Next(5) == 0)];
        IEnumerable<string> named = odd.Select((value, i) => $"{{ value = {value}, name = \"{Any(HostileNames.MemberNames)}_{i}\" }}");
        return $"[{string.Join(", ", plain.Concat(named))}]";
    }

    private static string Table(string key, IEnumerable<string> entries) =>
        entries.Any() ? $", {key} = {{ {string.Join(", ", entries)} }}" : "";

    /// <summary>Up to a number of names, each another one in C# too.</summary>
    private string[] Names(int most) =>
    [
        .. Enumerable.Range(0, random.Next(1, most + 1))
            .Select(_ => Any(HostileNames.Words))
            .Select(name => random.Next(3) == 0 ? name.Replace('-', '_') : name)
            .DistinctBy(name => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)),
    ];

    private string Any(string[] of) => of[random.Next(of.Length)];
}
