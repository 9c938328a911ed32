using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>Reports classes that cannot hold code, that find no catalogue, or that are the second one for a catalogue.</summary>
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
}
