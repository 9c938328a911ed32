using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The members of a catalogue's class that record on one thread.</summary>
internal static class LocalEvents
{
    /// <summary>The method.</summary>
    public const string Method = "Local";

    /// <summary>The struct that it returns.</summary>
    public const string Type = "LocalEvents";

    /// <summary>The struct within a family's class that has the family's methods.</summary>
    public const string FamilyType = CSharpName.LocalFamily;

    /// <summary>A family of such a name was there first, so it keeps the name.</summary>
    public static bool IsEmitted(ClassModel type, IEnumerable<FamilyLayout> families) =>
        !CSharpName.LocalMembers.Any(name => type.Name == name || type.Members.Contains(name))
        && !families.Any(family => CSharpName.LocalMembers.Contains(CSharpName.Pascal(family.Name)));
}
