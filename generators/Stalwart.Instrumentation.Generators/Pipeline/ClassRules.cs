using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>What is said of the declared classes: which cannot hold code, which find no catalogue, and which come second for one.</summary>
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
                report(Descriptors.Diagnostic(Rules.FileNotFound, declaration.FileLocation, declaration.Class.File, match.Remedy));
            }
            else if (match.Owner is not null)
            {
                report(Descriptors.Diagnostic(Rules.SameFile, declaration.FileLocation, match.Owner.FullName, declaration.Class.File));
            }
        }
    }
}
