using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>Which of the declared classes get code: those that can hold it, one a catalogue.</summary>
internal static class ClassRules
{
    public static IEnumerable<ClassDeclaration> Accept(ImmutableArray<ClassDeclaration> all) => ByFile(all).Select(sameFile => sameFile.First());

    public static void Report(ImmutableArray<ClassDeclaration> all, Action<Diagnostic> report)
    {
        foreach (ClassDeclaration declaration in all.Where(declaration => declaration.Fault is not null))
        {
            report(Descriptors.Diagnostic(Rules.BadClass, declaration.NameLocation, declaration.Class.Name, declaration.Fault!));
        }

        foreach (IGrouping<string, ClassDeclaration> sameFile in ByFile(all))
        {
            foreach (ClassDeclaration second in sameFile.Skip(1))
            {
                report(Descriptors.Diagnostic(Rules.SameFile, second.FileLocation, sameFile.First().Class.FullName, second.Class.File));
            }
        }
    }

    private static IEnumerable<IGrouping<string, ClassDeclaration>> ByFile(ImmutableArray<ClassDeclaration> all) => all
        .Where(declaration => declaration.Fault is null)
        .OrderBy(declaration => declaration.Class.FullName, StringComparer.Ordinal)
        .GroupBy(declaration => declaration.Class.File, StringComparer.OrdinalIgnoreCase);
}
