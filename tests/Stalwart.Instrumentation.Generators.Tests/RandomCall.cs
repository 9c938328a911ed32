using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Random code that does not compile for want of an event, a value, a tag or a gauge.</summary>
internal static class RandomCall
{
    private static readonly string[] Families = ["Auth", "Queue", "ManageSieve", "HTTP", "Fresh", "URLCache2"];
    private static readonly string[] Names = ["Failed", "HTTPRequestDone", "X", "Ipv4Up", "Main", "DoneTwice", "Event", "Class"];

    private static readonly string[] Arguments =
    [
        "who", "flag", "protocol", "Protocol.Smtp", "amount", "huge", "small", "elapsed", "userID", "ratio", "1", "2.5",
        "\"x\"", "5m", "7UL", "amount * 2", "who.Length", "HTTPSize", "@class", "count", "id", "foreign",
        "size: 5", "userID: userID", "@class: flag",
        "null", "default", "elapsed: elapsed", "who ?? \"x\"", "-amount", "(huge)", "nint.Zero",
    ];

    private static readonly string[] Members = ["Pop3", "BadPassword", "HTTPTwo", "Other", "_404", "A", "smtp", "Größe"];

    public static string Of(int seed, RandomLayout layout)
    {
        var random = new Random(seed);
        string family = Families[random.Next(Families.Length)];
        string name = Names[random.Next(Names.Length)];
        (string usings, string call) = random.Next(8) switch
        {
            0 => (family is "Fresh" or "URLCache2" || !layout.Used.Any(used => CSharpName.Pascal(used.Family) == family)
                ? "" : $"using static MailEvents.{family};", $"{name}({List()});"),
            1 => ("using static MailEvents;", $"{family}.{name}({List()});"),
            _ => ("", $"MailEvents.{family}.{name}({List()});"),
        };
        bool isQualified = usings.Length > 0 || call.Contains("MailEvents", StringComparison.Ordinal);
        string statement = random.Next(16) switch
        {
            0 => $"_ = Protocol.{Members[random.Next(Members.Length)]};",
            1 => Own(),
            2 => $"MailEvents.Gauges.{name}.Set(1);",
            3 => $"if (MailEvents.{family}.{name}IsEnabled) {{ {(random.Next(2) == 0 && isQualified ? call : "")} }}",
            4 => $"System.Action a = MailEvents.{family}.{name};",
            5 => $"System.Action<string, bool> a = MailEvents.{family}.{name};",
            6 => $"Sized a; a = MailEvents.{family}.{name};",
            7 => $"MailEvents.{family}.{name}({family}{name}Reason.{Members[random.Next(Members.Length)]});",
            8 => $"System.Threading.Tasks.Task.Run(() => {call.TrimEnd(';')});",
            _ => call,
        };
        return $$"""
            {{usings}}
            public static class Caller
            {
                public static void Call(string who, bool flag, Protocol protocol, decimal amount, ulong huge, sbyte small,
                    System.TimeSpan elapsed, int userID, float ratio, long HTTPSize, bool @class, int? count, System.Guid id,
                    Foreign foreign)
                {
                    {{statement}}
                }
            }

            [Stalwart.Instrumentation.EventCatalogue("events.toml")] public static partial class MailEvents { }
            public enum Foreign { Other, First }
            public delegate void Sized(long size, System.TimeSpan HTTPTime, Protocol protocol);
            """;

        string List() => string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Arguments[random.Next(Arguments.Length)]));

        string Own()
        {
            (string ownFamily, string ownName) = layout.Used[random.Next(layout.Used.Count)];
            return $"_ = {CSharpName.Pascal(ownFamily)}{CSharpName.Pascal(ownName)}Kind.{Members[random.Next(Members.Length)]};";
        }
    }
}
