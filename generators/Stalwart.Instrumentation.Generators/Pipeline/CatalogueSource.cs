using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A class with the result of reading its catalogue.</summary>
/// <param name="Class">The class.</param>
/// <param name="Path">The catalogue's file.</param>
/// <param name="Result">The result.</param>
internal sealed record CatalogueSource(ClassModel Class, string Path, CatalogueResult Result)
{
    /// <summary>Results are cached as long as their text lives: the generator and the analyzers of one build read a file once.</summary>
    private static readonly ConditionalWeakTable<SourceText, ConcurrentDictionary<string, CatalogueResult>> Known = new();

    public static CatalogueSource Read(ClassModel type, AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            // An edit of the class that does not affect generated members must not emit anything again.
            var members = new EquatableArray<string>(type.Members.Where(CSharpName.MembersOfClass.Contains));
            return new CatalogueSource(type with { Members = members }, file.Path, ReadCore(type, file, cancellation));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Also covers a host that loaded another version of a bundled library: report the reason instead of skipping the catalogue
            // silently.
            return new CatalogueSource(type, file.Path, Failed(Rules.GeneratorFailed, file, exception.Message.Replace('\n', ' ')));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CatalogueResult ReadCore(ClassModel type, AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text
        ? Known.GetValue(text, static _ => new(StringComparer.Ordinal)).GetOrAdd(
            $"{file.Path}\n{type.Name} {string.Join(" ", type.Members)}",
            _ => CatalogueReader.Read(file.Path, text.ToString(), type.TakenNames, type.Members))
        : Failed(Rules.BadFile, file, "File cannot be read; check that it exists and is UTF-8 text");

    private static CatalogueResult Failed(Rule rule, AdditionalText file, string reason) => new(
        null,
        new EquatableArray<CatalogueDiagnostic>([
            new CatalogueDiagnostic(rule.Id, file.Path, default, new EquatableArray<string>([reason])),
        ]),
        default);
}
