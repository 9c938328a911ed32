using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The names of the members of a catalogue's class that record on a single thread.</summary>
internal static class LocalEvents
{
    /// <summary>The method.</summary>
    public const string Method = "Local";

    /// <summary>The struct that the method returns.</summary>
    public const string Type = "LocalEvents";

    /// <summary>The nested struct of a family's class that has the family's methods.</summary>
    public const string FamilyType = CSharpName.LocalFamily;

    /// <summary>A family of that name keeps it, because existing code uses it.</summary>
    public static bool IsEmitted(ClassModel type, IEnumerable<FamilyLayout> families) =>
        !CSharpName.LocalMembers.Any(name => type.Name == name || type.Members.Contains(name))
        && !families.Any(family => CSharpName.LocalMembers.Contains(CSharpName.Pascal(family.Name)));
}
