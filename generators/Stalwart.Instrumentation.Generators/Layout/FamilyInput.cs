using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The input of a family's file, which contains nothing about a metric except how the family's events feed it.</summary>
internal sealed record FamilyInput(ClassModel Class, string Name, EquatableArray<EventLayout> Events)
{
    /// <summary>Gets whether the class has <c>Local()</c>.</summary>
    public bool HasLocal { get; init; }

    public string TypeName => CSharpName.Pascal(Name);
}
