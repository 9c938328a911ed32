using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>The signatures of an event's methods.</summary>
internal sealed class EventSignature
{
    private const string Text = "string?";
    private const string Exception = "global::System.Exception?";

    private readonly string[] types;
    private readonly string[] names;

    public EventSignature(FamilyInput input, EventLayout layout)
    {
        EventModel item = layout.Event;
        Name = CSharpName.Pascal(item.ShortName);
        names = [.. item.Fields.Select(field => field.Name).Concat(item.Tags.Select(tag => tag.Name)).Select(CSharpName.Camel)];
        types = [.. item.Fields.Select(Type), .. item.Tags.Select(tag => TagType.Of(input.Class, item.Name, tag))];
        IsUniform = item.Fields.Count == 0;
        Count = !names.Contains("count") ? "count" : !names.Contains("times") ? "times" : "times_";
        Parameters = string.Join(", ", types.Zip(names, (type, name) => $"{type} {name}"));
        Arguments = string.Join(", ", names);
    }

    /// <summary>Gets the name of the recording method.</summary>
    public string Name { get; }

    /// <summary>Gets whether all records with the same tags are equal, so that several can be recorded at once.</summary>
    public bool IsUniform { get; }

    /// <summary>Gets the name of the count parameter.</summary>
    public string Count { get; }

    public string Parameters { get; }

    public string CountedParameters => With(Parameters, $"long {Count}");

    public string Arguments { get; }

    /// <summary>Gets the parameters of the observing method, with the count if all records are equal.</summary>
    public string ObservedParameters => With("byte __gate", IsUniform ? CountedParameters : Parameters);

    /// <summary>Gets the arguments of the observing method, except for the gate.</summary>
    public string ObservedArguments => IsUniform ? With(Arguments, Count) : Arguments;

    /// <summary>Gets whether the compiler would take the method for the entry point.</summary>
    public bool IsEntryPoint => EntryPoint.IsNameOf(Name) && names.Length == 0;

    /// <summary>Gets the type and the parameter name of each field and tag.</summary>
    public IReadOnlyList<(string Type, string Name)> All => [.. types.Zip(names, (type, name) => (type, name))];

    /// <summary>Returns a reference to the recording method, for XML documentation.</summary>
    /// <param name="isCounted">Whether to refer to the overload with a count.</param>
    public string Reference(bool isCounted)
    {
        IEnumerable<string> all = isCounted ? types.Append("long") : IsEntryPoint ? ["global::System.ValueTuple"] : types;

        // A nullable value type is a different type; a nullable reference type is the same type, and a cref cannot express it.
        return $"{Name}({string.Join(", ", all.Select(type => type is Text or Exception ? type.TrimEnd('?') : type))})";
    }

    /// <summary>Joins two lists, either of which may be empty.</summary>
    public static string With(string first, string second) =>
        first.Length == 0 || second.Length == 0 ? first + second : $"{first}, {second}";

    private static string Type(FieldModel field) => field.Type switch
    {
        FieldType.Double => "double",
        FieldType.Duration => "global::System.TimeSpan",
        FieldType.Text => Text,
        FieldType.Exception => Exception,
        _ => "long",
    };
}
