using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>Reports classes that are invalid, have no catalogue, or have the catalogue of another class.</summary>
internal static class ClassRules
{
    public static void Report(ClassDeclaration declaration, ImmutableArray<FileMatch> matches, Action<Diagnostic> report)
    {
        if (declaration.Fault is not null)
        {
            report(Descriptors.Diagnostic(Rules.BadClass, declaration.NameLocation, declaration.Class.Name, declaration.Fault));
        }
        else if (matches.FirstOrDefault(match => match.Class == declaration.Class) is { } match)
        {
            if (match.File is null)
            {
                report(Descriptors.Diagnostic(Rules.FileNotFound, declaration.FileLocation, declaration.Class.File, match.Problem));
            }
            else if (match.Owner is not null)
            {
                report(Descriptors.Diagnostic(Rules.SameFile, declaration.FileLocation, match.Owner.FullName, declaration.Class.File));
            }
        }
    }

    /// <summary>Reports generated names that the class or another type already has.</summary>
    public static void ReportTaken(ClassDeclaration declaration, ImmutableArray<NamedSource> sources, Action<Diagnostic> report)
    {
        if (sources.FirstOrDefault(named => named.Source.Class.FullName == declaration.Class.FullName) is not { } found)
        {
            return;
        }

        string subject = $"Class '{declaration.Class.Name}'";
        foreach (string member in MembersOf(found.Source).Where(declaration.Class.Members.Contains))
        {
            report(Descriptors.Diagnostic(
                Rules.NameTaken,
                declaration.NameLocation,
                subject,
                $"the member '{member}'",
                "the class already declares",
                "rename the declared one"));
        }

        foreach (EquatableArray<string> arguments in found.ClassFaults)
        {
            report(Descriptors.Diagnostic(Rules.NameTaken, declaration.NameLocation, [.. arguments]));
        }
    }

    /// <summary>
    /// Returns the generated members of the class: gauges and counters only if there are any, and the local recorder unless a family is
    /// named local.
    /// </summary>
    private static IEnumerable<string> MembersOf(CatalogueSource source) => CSharpName.MembersOfClass
        .Where(member => !CSharpName.KeptClasses.Contains(member)
            || source.Result.Model?.Metrics.Any(metric => IsIn(member, metric)) == true)
        .Where(member => !CSharpName.LocalMembers.Contains(member) || source.Result.Model?.Families.Any(IsLocal) == false);

    private static bool IsLocal(FamilyModel family) => CSharpName.LocalMembers.Contains(CSharpName.Pascal(family.Name));

    /// <summary>Returns whether a metric needs the class; a class only for gauges with tags that events set is optional.</summary>
    private static bool IsIn(string keptClass, MetricModel metric) =>
        (metric.IsKept || metric is { Kind: MetricKind.Gauge, Tags.Count: 0 }) && CSharpName.KeptClass(metric.Kind) == keptClass;
}
