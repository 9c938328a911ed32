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
    public string Identifier => CSharpName.Escaped(Name);

    /// <summary>What its files are named after; given once the names of all classes are known.</summary>
    public string HintName { get; init; } = "";

    /// <summary>The names that the class takes in its namespace.</summary>
    public string[] TakenNames => CSharpName.TakenBy(Name);

    /// <summary>The enum of ids: the class's name without a final s, and <c>Id</c>.</summary>
    public string IdEnum => CSharpName.IdEnum(Name);

    public string Accessibility => IsPublic ? "public" : "internal";

    /// <summary>A type of the class's namespace, with <c>global::</c>.</summary>
    public string Global(string type) => Namespace.Length == 0 ? "global::" + type : $"global::{Namespace}.{type}";
}
