using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Validation;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>A name or pattern that an operator's file switches.</summary>
/// <param name="Key"><c>disabled-events</c> or <c>enabled-events</c>.</param>
/// <param name="Pattern">A name; <c>*</c> stands for any run of characters.</param>
/// <param name="Span">Where it stands, with its quotes.</param>
public sealed record OperatorName(string Key, string Pattern, SourceSpan Span)
{
    /// <summary>Whether it stands for several names.</summary>
    public bool IsPattern => Pattern.Contains("*");
}

/// <summary>An operator's file after reading.</summary>
/// <param name="Path">The file.</param>
/// <param name="Names">What it switches.</param>
/// <param name="Diagnostics">What is wrong with it by itself.</param>
public sealed record OperatorFile(string Path, IReadOnlyList<OperatorName> Names, EquatableArray<CatalogueDiagnostic> Diagnostics)
{
    /// <summary>Compares its names with catalogues.</summary>
    /// <param name="catalogues">The catalogues of the project.</param>
    /// <param name="others">The catalogues of what it refers to.</param>
    /// <param name="isRecorded">Whether anything records an event.</param>
    public EquatableArray<CatalogueDiagnostic> Compare(IReadOnlyCollection<CatalogueModel> catalogues, IReadOnlyCollection<ReferencedNames> others, System.Func<string, bool> isRecorded)
    {
        var findings = new Findings(Path);
        ReferencedNames[] all = [.. catalogues.Select(ReferencedNames.Of), .. others];
        foreach (OperatorName name in Names)
        {
            if (!all.Any(catalogue => catalogue.Names.Any(candidate => NamePattern.Matches(name.Pattern, catalogue.Meter, candidate))))
            {
                string? near = name.IsPattern ? null : NearestName.Find(NamePattern.Name(name.Pattern), all.SelectMany(catalogue => catalogue.Names));
                findings.Add(Rules.ConfigurationName, name.Span, name.Key, name.Pattern, near is not null ? $"did you mean '{near}'?" : "remove it, or write a name or a pattern such as \"auth.*\"");
            }
            else if (!name.IsPattern && Events(catalogues).FirstOrDefault(item => NamePattern.Matches(name.Pattern, item.Meter, item.Event.Name)).Event is { } known)
            {
                if (known.Deprecated is string replacement)
                {
                    findings.Add(Rules.ConfigurationDeprecated, name.Span, known.Name, replacement);
                }
                else if (!isRecorded(known.Name))
                {
                    findings.Add(Rules.ConfigurationUnrecorded, name.Span, known.Name, name.Key);
                }
            }
        }

        return findings.ToArray();
    }

    private static IEnumerable<(string Meter, EventModel Event)> Events(IEnumerable<CatalogueModel> catalogues) =>
        catalogues.SelectMany(catalogue => catalogue.Families.SelectMany(family => family.Events).Select(item => (catalogue.Meter, item)));
}
