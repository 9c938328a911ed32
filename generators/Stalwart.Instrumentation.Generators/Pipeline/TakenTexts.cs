using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>
/// Finds the string classes of enums whose names another type of the namespace has. They are a convenience, so they are omitted
/// silently: existing code keeps its name.
/// </summary>
internal static class TakenTexts
{
    /// <summary>Sets the unavailable names in the classes of all catalogues of a project.</summary>
    public static IEnumerable<NamedSource> Find(IReadOnlyCollection<NamedSource> sources, EquatableArray<DeclaredType> declared)
    {
        HashSet<(string, string)> taken = [.. declared.Select(type => (type.Namespace, type.Name))];
        foreach (NamedSource named in sources)
        {
            ClassModel type = named.Source.Class;
            taken.UnionWith(GeneratedEnum.Of(named.Source).Select(item => (type.Namespace, type.EnumOf(item.Name).Used)));
        }

        return sources.Select(named => Of(named, taken));
    }

    private static NamedSource Of(NamedSource named, HashSet<(string, string)> taken)
    {
        ClassModel type = named.Source.Class;
        string[] texts =
        [
            .. named.Source.Result.Enums.Select(place => type.TextClassOf(type.EnumOf(place.Enum).Used)!)
                .Where(name => taken.Contains((type.Namespace, name))),
        ];
        return texts.Length == 0
            ? named
            : named with { Source = named.Source with { Class = type with { TakenTexts = new EquatableArray<string>(texts) } } };
    }
}
