using System.Globalization;
using System.Text;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>
/// A valid catalogue in a random layout: every form that TOML has for a section, a family and an event, and misleading comments.
/// </summary>
internal sealed class RandomLayout
{
    private static readonly string[] Families = ["auth", "queue", "manage-sieve", "h-t-t-p"];
    private static readonly string[] Shorts = ["success", "done", "x-y-z", "end2", "main"];
    private static readonly string[] Values = ["smtp", "imap-4", "two-words", "x9"];

    private static readonly string[] Comments =
        ["# see [events]", "# [events.auth]", "# events = { }", "# a = { id = 1 }, }", "# \"\"\"", "# [retired]"];

    private readonly List<(string Family, string Name)> used = [];
    private readonly Random random;
    private readonly string lineBreak;
    private readonly string indent;
    private readonly bool hasOther;
    private int id;

    public RandomLayout(int seed)
    {
        random = new Random(seed);
        lineBreak = random.Next(4) == 0 ? "\r\n" : "\n";
        indent = random.Next(3) switch { 0 => "  ", 1 => "\t", _ => "" };
        hasOther = Chance(2);
        string[] events = Events(out string? atTop);
        var sections = new List<string[]> { Tags(), Metrics(), events };
        if (Chance(2))
        {
            string[] more = Chance(2) ? ["901 = \"[events]\""] : [];
            sections.Insert(Chance(3) ? random.Next(3) : 3, ["[retired]", "900 = \"auth.old\"", .. more]);
        }

        string[] head = ["[catalogue]", "meter = \"m\"" + Comment()];
        string[] lines =
        [
            .. Chance(2) ? [Comments[random.Next(Comments.Length)]] : Array.Empty<string>(),
            .. atTop?.Split('\n') ?? [],
            .. head,
            .. sections.SelectMany(section => (string[])[.. Chance(2) ? [""] : Array.Empty<string>(), .. section]),
        ];
        string text = string.Join(lineBreak, lines.SelectMany(line => line.Split('\n')));
        Text = Chance(3) ? text : text + lineBreak;
    }

    public string Text { get; }

    /// <summary>The events.</summary>
    public IReadOnlyList<(string Family, string Name)> Used => used;

    private bool Chance(int of) => random.Next(of) == 0;

    private string Comment() => Chance(3) ? " " + Comments[random.Next(Comments.Length)] : "";

    private string[] Tags() => random.Next(3) switch
    {
        0 => ["[tags.protocol]" + Comment(), indent + "values = " + List() + Comment()],
        1 => ["[tags]", $"{indent}protocol = {{ values = {List()} }}{Comment()}"],
        _ => ["[tags]", $"{indent}protocol.values = {List()}{Comment()}"],
    };

    private string List()
    {
        string[] other = hasOther ? ["\"other\""] : [];
        string[] items = [.. Values.Take(random.Next(1, 5)).Select(value => $"\"{value}\""), .. other];
        bool hasTrailingComma = Chance(2);
        return random.Next(4) switch
        {
            0 => $"[{string.Join(",", items)}]",
            1 => "[ " + string.Join(", ", items) + (hasTrailingComma ? ", ]" : " ]"),
            2 => "[\n" + string.Concat(items.Select((item, i) =>
                $"{indent}{indent}{item}{(i < items.Length - 1 || hasTrailingComma ? "," : "")}{Comment()}\n")) + "]",
            _ => "[\n  " + string.Join(Comment() + "\n  , ", items) + "\n]",
        };
    }

    private string[] Metrics() => random.Next(4) switch
    {
        0 => ["[metrics]" + Comment(), $"{indent}load = {{ kind = \"gauge\", description = \"How busy\" }}{Comment()}"],
        1 => ["[metrics.load]", $"{indent}kind = \"gauge\"{Comment()}", $"{indent}description = \"How busy\""],
        2 => ["[metrics]", $"{indent}load.kind = \"gauge\"", $"{indent}load.description = \"\"\"How busy\"\"\"{Comment()}"],
        _ => [],
    };

    /// <summary>The section; what must stand at the top of the file, before the first header, instead.</summary>
    private string[] Events(out string? atTop)
    {
        string[] families = [.. Families.OrderBy(_ => random.Next()).Take(random.Next(1, 4))];
        atTop = null;
        switch (random.Next(9))
        {
            case 0:
                atTop = "events = { " + string.Join(Chance(2) ? "," : ", ", families.SelectMany(InTable)) + " }" + Comment();
                return [];
            case 1:
                atTop = string.Join('\n', families.SelectMany(family => Names(family).Select(name =>
                    $"{indent}events.{family}.{name} = {Inline()}{Comment()}")));
                return [];
            case 2:
                return
                [
                    .. families.SelectMany(family => Names(family)
                        .Select(name => $"{indent}{indent}{name} = {Inline()}{Comment()}")
                        .Prepend($"{indent}[events.{family}]{Comment()}")),
                ];
            case 3:
                return [.. families.SelectMany(family => Names(family).SelectMany(name => Header(family, name)))];
            case 4:
                return
                [
                    "[events]" + Comment(),
                    .. families.Select(family =>
                        $"{indent}{Table(family)}{Comment()}"),
                ];
            case 5:
                return
                [
                    "[events]",
                    .. families.SelectMany(Names, (family, name) => $"{indent}\"{family}.{name}\" = {Inline()}{Comment()}"),
                ];
            case 6:
                return
                [
                    "[events]",
                    .. families.Take(1).SelectMany(Names, (family, name) => $"{indent}{family}.{name} = {Inline()}{Comment()}"),
                    .. families.Skip(1).SelectMany(family => Names(family).SelectMany(name => Header(family, name))),
                ];
            case 7:
                return
                [
                    " [ events ] ",
                    .. families.SelectMany(family => Names(family).SelectMany(name => (string[])
                    [
                        $"{indent}{family} . {name}.id = {++id}",
                        $"{indent}{family}.\"{name}\".description = 'One [events]'{Comment()}",
                    ])),
                ];
            default:
                return
                [
                    "[events]" + Comment(),
                    .. families.SelectMany(Names, (family, name) => $"{indent}{family}.{name} = {Inline()}{Comment()}"),
                ];
        }
    }

    private string[] Header(string family, string name) =>
    [
        .. Chance(2) ? [""] : Array.Empty<string>(),
        $"{indent}[events.{(Chance(4) ? "\"" + family + "\"" : family)}.{name}]{Comment()}",
        $"{indent}{indent}id = {(++id).ToString(CultureInfo.InvariantCulture)}",
        $"{indent}{indent}description = {Description()}{Comment()}",
        .. Chance(3) ? [$"[events.{family}.{name}.tags]", "kind = [\"x\"]"] : Array.Empty<string>(),
    ];

    private IEnumerable<string> InTable(string family) => Chance(2)
        ? [Table(family)]
        : Names(family).Select(name => $"{family}.{name} = {Inline()}");

    private string Table(string family) => $"{family} = {{ {string.Join(", ", Names(family).Select(name => $"{name} = {Inline()}"))} }}";

    private string[] Names(string family)
    {
        string[] names = [.. Shorts.OrderBy(_ => random.Next()).Take(random.Next(1, 4))];
        used.AddRange(names.Select(name => (family, name)));
        return names;
    }

    private string Inline()
    {
        var text = new StringBuilder("{ ").Append(CultureInfo.InvariantCulture, $"id = {++id}, description = {Description()}");
        text.Append(Chance(3) ? ", tags = { kind = [ \"x\", \"y-z\" ], on = \"bool\" }" : "");
        return text.Append(Chance(2) ? "}" : " }").ToString();
    }

    private string Description() => random.Next(5) switch
    {
        0 => "'It \"[events]\" }, was'",
        1 => "\"It was \\\" }, [events] #\"",
        _ => "\"It was\"",
    };
}
