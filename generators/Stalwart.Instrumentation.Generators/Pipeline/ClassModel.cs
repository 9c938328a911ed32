using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>The user's class for a catalogue.</summary>
/// <param name="Namespace">The namespace; empty for the global namespace.</param>
/// <param name="Name">The class's name.</param>
/// <param name="IsPublic">Whether it is public; otherwise, it is internal.</param>
/// <param name="File">The path in <c>[EventCatalogue]</c>.</param>
internal sealed record ClassModel(string Namespace, string Name, bool IsPublic, string File)
{
    public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;

    /// <summary>Gets the name of the class in code.</summary>
    public string Identifier => CSharpName.EscapedType(Name);

    /// <summary>Gets the prefix of its file names, set when the names of all classes are known.</summary>
    public string HintName { get; init; } = "";

    /// <summary>Gets the names that the class uses in its namespace.</summary>
    public string[] TakenNames => CSharpName.TakenBy(Name);

    /// <summary>Gets the members that the user declared.</summary>
    public EquatableArray<string> Members { get; init; }

    /// <summary>Gets the enums whose names other types of the namespace have, set when the types of all catalogues are known.</summary>
    public EquatableArray<EnumName> Enums { get; init; }

    /// <summary>Gets the names of string classes that other types of the namespace have.</summary>
    public EquatableArray<string> TakenTexts { get; init; }

    /// <summary>Gets the name of the enum of ids: the name of the class without a final s, plus <c>Id</c>.</summary>
    public string IdEnum => EnumOf(CSharpName.IdEnum(Name)).Used;

    public string Accessibility => IsPublic ? "public" : "internal";

    /// <summary>Returns how an enum is named and emitted.</summary>
    public EnumName EnumOf(string name) =>
        Enums.FirstOrDefault(item => item.Name == name) ?? new EnumName(name, name, IsEmitted: true);

    /// <summary>Returns the name of the string class of an enum; <see langword="null"/> when another type has the name.</summary>
    /// <param name="usedEnum">The enum's name in code.</param>
    public string? TextClassOf(string usedEnum) =>
        CSharpName.TextClass(usedEnum) is { } name && !TakenTexts.Contains(name) ? name : null;

    /// <summary>Returns the name of a type in the namespace of the class, with <c>global::</c>.</summary>
    public string Global(string type) => Namespace.Length == 0 ? "global::" + type : $"global::{Namespace}.{type}";
}
