using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>The class that the user declared for a catalogue.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Name">The class's name.</param>
/// <param name="IsPublic">Whether it is public; else it is internal.</param>
/// <param name="File">What <c>[EventCatalogue]</c> names.</param>
internal sealed record ClassModel(string Namespace, string Name, bool IsPublic, string File)
{
    public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;

    /// <summary>The class's name in code.</summary>
    public string Identifier => CSharpName.EscapedType(Name);

    /// <summary>What its files are named after; given once the names of all classes are known.</summary>
    public string HintName { get; init; } = "";

    /// <summary>The names that the class takes in its namespace.</summary>
    public string[] TakenNames => CSharpName.TakenBy(Name);

    /// <summary>The members that the user declared.</summary>
    public EquatableArray<string> Members { get; init; }

    /// <summary>The enums that another type of the namespace concerns; given once the types of all catalogues are known.</summary>
    public EquatableArray<EnumName> Enums { get; init; }

    /// <summary>The names of classes for texts that another type of the namespace has.</summary>
    public EquatableArray<string> TakenTexts { get; init; }

    /// <summary>The enum of ids: the class's name without a final s, and <c>Id</c>.</summary>
    public string IdEnum => EnumOf(CSharpName.IdEnum(Name)).Used;

    public string Accessibility => IsPublic ? "public" : "internal";

    /// <summary>What becomes of an enum.</summary>
    public EnumName EnumOf(string name) =>
        Enums.FirstOrDefault(item => item.Name == name) ?? new EnumName(name, name, IsEmitted: true);

    /// <summary>The class for the texts of an enum; none when another type has its name.</summary>
    /// <param name="usedEnum">The enum's name in code.</param>
    public string? TextClassOf(string usedEnum) =>
        CSharpName.TextClass(usedEnum) is { } name && !TakenTexts.Contains(name) ? name : null;

    /// <summary>A type of the class's namespace, with <c>global::</c>.</summary>
    public string Global(string type) => Namespace.Length == 0 ? "global::" + type : $"global::{Namespace}.{type}";
}
