using System.Collections.Generic;
using System.Text;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Naming;

/// <summary>Converts the names of a catalogue to C# identifiers.</summary>
public static class CSharpName
{
    /// <summary>The words that cannot be the name of a type without <c>@</c>, or cause a warning.</summary>
    private static readonly HashSet<string> TypeKeywords = [.. (
        "record required scoped file field extension partial var dynamic nint nuint where async await yield managed unmanaged notnull " +
        "global value get set init add remove allows").Split(' ')];

    /// <summary>The suffix of an enum whose name is one of the platform.</summary>
    private const string Suffix = "Tag";

    private static readonly HashSet<string> Keywords = [.. (
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event "
        +
        "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null "
        +
        "object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static " +
        "string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' ')];

    /// <summary>The members of a catalogue's class that yield to a family of the same name.</summary>
    public static readonly string[] LocalMembers = ["Local", "LocalEvents"];

    /// <summary>The nested struct of a family's class with the methods for one thread.</summary>
    public const string LocalFamily = "__Local";

    /// <summary>The classes for metrics whose values the program keeps.</summary>
    public static readonly string[] KeptClasses = ["Gauges", "Counters", "UpDownCounters"];

    /// <summary>The members of a catalogue's class in addition to its families.</summary>
    public static readonly string[] MembersOfClass = ["Catalogue", "Totals", .. KeptClasses, .. LocalMembers];

    /// <summary>The members that every class inherits from <see cref="object"/>.</summary>
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
    /// Converts to PascalCase: <c>manage-sieve</c> becomes <c>ManageSieve</c>. Words are separated by anything except letters and digits.
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

    /// <summary>Converts to camelCase, with <c>@</c> before a keyword.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        string camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Escaped(camel);
    }

    /// <summary>Adds <c>@</c> to an identifier that is a keyword.</summary>
    public static string Escaped(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>Adds <c>@</c> to the name of a type that is a keyword, or one in type declarations.</summary>
    public static string EscapedType(string identifier) => TypeKeywords.Contains(identifier) ? "@" + identifier : Escaped(identifier);

    /// <summary>Returns the name of the enum of ids: the name of the catalogue's class without a final s, plus <c>Id</c>.</summary>
    public static string IdEnum(string className) =>
        (className.EndsWith("s", System.StringComparison.Ordinal) && className.Length > 1
            ? className.Substring(0, className.Length - 1)
            : className)
        + "Id";

    /// <summary>Returns the names that a catalogue's class uses in its namespace, its own first.</summary>
    public static string[] TakenBy(string className) => [className, IdEnum(className)];

    /// <summary>Returns the name of the class for metrics of a kind whose values the program keeps.</summary>
    public static string KeptClass(MetricKind kind) => kind switch
    {
        MetricKind.Gauge => "Gauges",
        MetricKind.UpDownCounter => "UpDownCounters",
        _ => "Counters",
    };

    /// <summary>Returns the name of the enum of a shared tag set.</summary>
    public static string SetEnum(string set) => Enum(Pascal(set));

    /// <summary>Returns the name of the enum of an event's own tag.</summary>
    public static string TagEnum(string eventName, string tag) => Enum(Pascal(eventName) + Pascal(tag));

    /// <summary>Returns the name of the class that converts an enum to strings and back.</summary>
    public static string TextClass(string enumName) => Enum(enumName + "Text");

    /// <summary>
    /// Removes the suffix that <see cref="SetEnum"/> may have appended: <c>EnvironmentTag</c> becomes <c>Environment</c>.
    /// </summary>
    public static string WithoutSuffix(string enumName) =>
        enumName.EndsWith(Suffix, System.StringComparison.Ordinal)
        && PlatformNames.Contains(enumName.Substring(0, enumName.Length - Suffix.Length))
            ? enumName.Substring(0, enumName.Length - Suffix.Length)
            : enumName;

    /// <summary>An enum must not hide a name that other code in its namespace uses.</summary>
    private static string Enum(string name) => PlatformNames.Contains(name) ? name + Suffix : name;
}
