using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>Finds names that two catalogues with the same meter share. With different names, sharing a meter is fine.</summary>
internal static class SharedMeters
{
    private const string Remedy = "give this catalogue another meter, or rename one of the two";

    /// <summary>
    /// Reports pairs of referenced assemblies that share a name, such as libraries that link the same file. They have no place
    /// in this project, so the diagnostic has no location.
    /// </summary>
    public static IEnumerable<CatalogueDiagnostic> Among(ImmutableArray<ReferencedCatalogue?> references)
    {
        var known = new List<(MeterNames Names, string Assembly)>();
        foreach (ReferencedCatalogue reference in references.OfType<ReferencedCatalogue>())
        {
            foreach (MeterNames names in reference.Catalogues)
            {
                foreach ((MeterNames other, string assembly) in known.Where(
                    item => item.Names.Meter == names.Meter && item.Assembly != reference.Assembly))
                {
                    string[] common = [.. other.Current.Intersect(names.Current)];
                    if (common.Length > 0)
                    {
                        string owners = $"the referenced assemblies '{assembly}' and '{reference.Assembly}'";
                        yield return new CatalogueDiagnostic(
                            Rules.SameMeter.Id,
                            "",
                            default,
                            new EquatableArray<string>([names.Meter, Listed(common), owners, "keep the catalogue in one of them"]));
                    }
                }

                known.Add((names, reference.Assembly));
            }
        }
    }

    /// <summary>Reports the catalogues that share a name with a previous catalogue or a referenced assembly.</summary>
    public static IEnumerable<CatalogueDiagnostic> Find(
        ImmutableArray<CatalogueSource> sources, ImmutableArray<ReferencedCatalogue?> references)
    {
        var known = references.Where(reference => reference is not null)
            .SelectMany(reference => reference!.Catalogues.Select(
                names => (names.Meter, Names: names.Current, Owner: $"the referenced assembly '{reference.Assembly}'")))
            .ToList();
        foreach (CatalogueSource source in sources)
        {
            if (source.Result.Model is not { } model || source.Result.MeterPlace.Length == 0)
            {
                continue;
            }

            string[] names = [.. NamesOf(model)];
            var own = new HashSet<string>(names);
            foreach ((string meter, IReadOnlyList<string> others, string owner) in known.Where(other => other.Meter == model.Meter))
            {
                string[] common = [.. others.Where(own.Contains)];
                if (common.Length > 0)
                {
                    yield return new CatalogueDiagnostic(
                        Rules.SameMeter.Id,
                        source.Path,
                        source.Result.MeterPlace,
                        new EquatableArray<string>([meter, Listed(common), owner, Remedy]));
                    break;
                }
            }

            known.Add((model.Meter, (IReadOnlyList<string>)names, $"catalogue '{Path.GetFileName(source.Path)}'"));
        }
    }

    private static IEnumerable<string> NamesOf(CatalogueModel model) => model.Families.SelectMany(family => family.Events)
        .Select(item => item.Name)
        .Concat(model.Metrics.Select(metric => metric.Name));

    private static string Listed(string[] names) => names.Length switch
    {
        1 => $"'{names[0]}'",
        2 => $"'{names[0]}' and '{names[1]}'",
        _ => $"'{names[0]}' and {names.Length - 1} other names",
    };
}
