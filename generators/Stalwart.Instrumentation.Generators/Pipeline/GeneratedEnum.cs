using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>An enum of a catalogue in the namespace of its class.</summary>
/// <param name="Source">The catalogue.</param>
/// <param name="Place">The place of its name in the catalogue; <see langword="null"/> for the enum of ids.</param>
/// <param name="Name">The enum's name.</param>
/// <param name="Members">The members, in the order of their numbers; empty for the enum of ids, which never equals another.</param>
internal sealed record GeneratedEnum(CatalogueSource Source, EnumPlace? Place, string Name, EquatableArray<string> Members)
{
    /// <summary>Returns the enums of a catalogue, the one of ids first.</summary>
    public static IEnumerable<GeneratedEnum> Of(CatalogueSource source)
    {
        if (source.Result.Model is not { } model)
        {
            yield break;
        }

        yield return new GeneratedEnum(source, null, CSharpName.IdEnum(source.Class.Name), default);
        Dictionary<string, EnumPlace> places = source.Result.Enums.ToDictionary(place => place.Enum);
        foreach (TagSetModel set in model.TagSets)
        {
            string name = CSharpName.SetEnum(set.Name);
            yield return new GeneratedEnum(source, places[name], name, set.Values.Names);
        }

        foreach ((string owner, EquatableArray<TagModel> tags) in model.Families.SelectMany(family => family.Events)
            .Select(item => (item.Name, item.Tags))
            .Concat(model.Metrics.Where(metric => metric.IsKept).Select(metric => (metric.Name, metric.Tags))))
        {
            foreach (TagModel tag in tags.Where(tag => tag.HasEnum))
            {
                string name = CSharpName.TagEnum(owner, tag.Name);
                yield return new GeneratedEnum(source, places[name], name, tag.Values.Names);
            }
        }
    }

    public bool IsEqualTo(GeneratedEnum other) => Members.Count > 0 && Members == other.Members;
}
