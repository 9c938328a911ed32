using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>What a family's file is made of: nothing of a metric but how its events feed it.</summary>
internal sealed record FamilyInput(ClassModel Class, string Name, EquatableArray<EventLayout> Events)
{
    /// <summary>Gets whether the class has <c>Local()</c>.</summary>
    public bool HasLocal { get; init; }

    public string TypeName => CSharpName.Pascal(Name);
}
