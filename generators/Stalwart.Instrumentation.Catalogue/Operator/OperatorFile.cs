using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>The result of reading an operator's file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Names">The names and patterns in it.</param>
/// <param name="Meters">The additional meters to export.</param>
/// <param name="Diagnostics">The diagnostics that do not depend on a catalogue.</param>
public sealed record OperatorFile(
    string Path, IReadOnlyList<OperatorName> Names, IReadOnlyList<string> Meters, EquatableArray<CatalogueDiagnostic> Diagnostics)
{
    /// <summary>Gets the sensitivities to reveal in logs.</summary>
    public IReadOnlyList<OperatorName> Sensitivities { get; init; } = [];

    /// <summary>Checks the names against catalogues.</summary>
    /// <param name="catalogues">The valid catalogues of the project.</param>
    /// <param name="others">The catalogues of the project's references.</param>
    /// <param name="isRecorded">Returns whether any code records an event.</param>
    public EquatableArray<CatalogueDiagnostic> Compare(
        IReadOnlyCollection<CatalogueResult> catalogues, IReadOnlyCollection<ReferencedNames> others, System.Func<string, bool> isRecorded)
    {
        var bag = new DiagnosticBag(Path);
        ReferencedNames[] sources = [.. catalogues.Select(ReferencedNames.Of), .. others];
        SwitchableNames[] all = [.. sources.Select(names => names.ToSwitch())];
        foreach (OperatorName name in Names)
        {
            string[] renamed =
                [.. all.SelectMany(names => names.FindFormer(name.Pattern).Select(place => names.Current[place])).Distinct()];
            if (renamed.Length > 0)
            {
                string? current = name.IsPattern ? null : NamePattern.Qualified(NamePattern.Meter(name.Pattern), renamed[0]);
                bag.Add(Rules.ConfigurationFormerName, name.Span, name.Suggest(current), name.Key, name.Pattern, Listed(renamed));
            }
            else if (!all.Any(names => names.Find(name.Pattern).Any()))
            {
                if (name.MayBeOfOtherMeters && NamePattern.MayBeOf(Meters, name.Pattern))
                {
                    continue;
                }

                string? near = name.IsPattern
                    ? null
                    : bag.Speller.Find(NamePattern.Name(name.Pattern), all.SelectMany(names => names.Current));
                string fix = near is not null
                    ? $"did you mean '{near}'?"
                    : "remove it, or use the name of an event or a metric, or a pattern such as \"auth.*\"";
                bag.Add(Rules.ConfigurationName, name.Span, name.Suggest(near), name.Key, name.Pattern, fix);
            }
            else if (!name.IsPattern
                && Events(catalogues.Select(catalogue => catalogue.Model!)).FirstOrDefault(
                    item => NamePattern.Matches(name.Pattern, item.Meter, item.Event.Name)).Event is { } known)
            {
                if (known.Deprecated is string replacement)
                {
                    bag.Add(Rules.ConfigurationDeprecated, name.Span, known.Name, replacement);
                }
                else if (!isRecorded(known.Name))
                {
                    bag.Add(Rules.ConfigurationUnrecorded, name.Span, known.Name, name.Key);
                }
            }
        }

        CompareSensitivities([.. sources.SelectMany(names => names.Sensitivities).Distinct()], bag);
        return bag.ToArray();
    }

    private void CompareSensitivities(IReadOnlyCollection<string> known, DiagnosticBag bag)
    {
        foreach (OperatorName name in Sensitivities.Where(name => !known.Contains(name.Pattern)))
        {
            string? near = bag.Speller.Find(name.Pattern, known);
            string fix = near is not null ? $"did you mean '{near}'?"
                : known.Count == 0 ? "no field or tag has one; remove it"
                : $"use one of {string.Join(", ", known)}, or remove it";
            bag.Add(Rules.ConfigurationSensitivity, name.Span, name.Suggest(near), name.Key, name.Pattern, fix);
        }
    }

    private static string Listed(string[] names) =>
        names.Length == 1 ? $"'{names[0]}'" : $"'{names[0]}' and {names.Length - 1} other{(names.Length == 2 ? "" : "s")}";

    private static IEnumerable<(string Meter, EventModel Event)> Events(IEnumerable<CatalogueModel> catalogues) =>
        catalogues.SelectMany(catalogue => catalogue.Families.SelectMany(family => family.Events).Select(item => (catalogue.Meter, item)));
}
