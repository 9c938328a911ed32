using System.Collections.Generic;
using System.Text;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Naming;

/// <summary>C# identifiers made from the catalogue's names.</summary>
public static class CSharpName
{
    /// <summary>The words that the compiler keeps from types, or warns of, unless they have an <c>@</c>.</summary>
    private static readonly HashSet<string> TypeKeywords = [.. (
        "record required scoped file field extension partial var dynamic nint nuint where async await yield managed unmanaged notnull " +
        "global value get set init add remove allows").Split(' ')];

    /// <summary>What an enum has after a name that belongs to the platform.</summary>
    private const string Suffix = "Tag";

    private static readonly HashSet<string> Keywords = [.. (
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event "
        +
        "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null "
        +
        "object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static " +
        "string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' ')];

    /// <summary>The members of a catalogue's class that give way to a family of such a name.</summary>
    public static readonly string[] LocalMembers = ["Local", "LocalEvents"];

    /// <summary>The struct within a family's class that has the family's methods for one thread.</summary>
    public const string LocalFamily = "__Local";

    /// <summary>The classes of the metrics whose values the program keeps.</summary>
    public static readonly string[] KeptClasses = ["Gauges", "Counters", "UpDownCounters"];

    /// <summary>The members that a catalogue's class gets beside its families.</summary>
    public static readonly string[] MembersOfClass = ["Catalogue", "Totals", .. KeptClasses, .. LocalMembers];

    /// <summary>The members that every class has from <see cref="object"/>.</summary>
    public static readonly string[] ObjectMembers =
    [
        "Equals",
        "ReferenceEquals",
        "GetHashCode",
        "GetType",
        "ToString",
        "MemberwiseClone",
        "Finalize",
    ];

    /// <summary>
    /// PascalCase: <c>manage-sieve</c> becomes <c>ManageSieve</c>; every character that is no letter or digit parts two words.
    /// </summary>
    public static string Pascal(string name)
    {
        var identifier = new StringBuilder(name.Length + 1);
        bool upper = true;
        foreach (char c in name)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                if (identifier.Length == 0 && c is >= '0' and <= '9')
                {
                    identifier.Append('_');
                }

                identifier.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = false;
            }
            else
            {
                upper = true;
            }
        }

        return identifier.ToString();
    }

    /// <summary>camelCase, with <c>@</c> before a keyword.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        string camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Escaped(camel);
    }

    /// <summary>An identifier, with <c>@</c> before it when it is a keyword.</summary>
    public static string Escaped(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>The name of a type, with <c>@</c> before it when it is a keyword, or one where a type is declared.</summary>
    public static string EscapedType(string identifier) => TypeKeywords.Contains(identifier) ? "@" + identifier : Escaped(identifier);

    /// <summary>The enum of ids of a catalogue's class: the class's name without a final s, and <c>Id</c>.</summary>
    public static string IdEnum(string className) =>
        (className.EndsWith("s", System.StringComparison.Ordinal) && className.Length > 1
            ? className.Substring(0, className.Length - 1)
            : className)
        + "Id";

    /// <summary>The names that a catalogue's class takes in its namespace, itself first.</summary>
    public static string[] TakenBy(string className) => [className, IdEnum(className)];

    /// <summary>The class of the metrics of a kind whose values the program keeps.</summary>
    public static string KeptClass(MetricKind kind) => kind switch
    {
        MetricKind.Gauge => "Gauges",
        MetricKind.UpDownCounter => "UpDownCounters",
        _ => "Counters",
    };

    /// <summary>The enum of a shared tag set.</summary>
    public static string SetEnum(string set) => Enum(Pascal(set));

    /// <summary>The enum of a tag that an event declares for itself.</summary>
    public static string TagEnum(string eventName, string tag) => Enum(Pascal(eventName) + Pascal(tag));

    /// <summary>The class that converts an enum to texts and back.</summary>
    public static string TextClass(string enumName) => Enum(enumName + "Text");

    /// <summary>
    /// The name of an enum without what <see cref="SetEnum"/> may have appended: <c>EnvironmentTag</c> becomes <c>Environment</c>.
    /// </summary>
    public static string WithoutSuffix(string enumName) =>
        enumName.EndsWith(Suffix, System.StringComparison.Ordinal)
        && PlatformNames.Contains(enumName.Substring(0, enumName.Length - Suffix.Length))
            ? enumName.Substring(0, enumName.Length - Suffix.Length)
            : enumName;

    /// <summary>An enum must not capture a name that the code beside it uses for something else.</summary>
    private static string Enum(string name) => PlatformNames.Contains(name) ? name + Suffix : name;
}
