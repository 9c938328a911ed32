using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A class with its catalogue read.</summary>
internal sealed record CatalogueSource(ClassModel Class, CatalogueResult Result)
{
    public static CatalogueSource Read(ClassModel type, AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            return new CatalogueSource(type, ReadCore(type, file, cancellation));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Also what a host gives that loaded another version of a bundled library: an error with its reason, never a silent skip.
            var failure = new CatalogueDiagnostic(Rules.GeneratorFailed.Id, file.Path, default, new EquatableArray<string>([exception.Message.Replace('\n', ' ')]));
            return new CatalogueSource(type, new CatalogueResult(null, new EquatableArray<CatalogueDiagnostic>([failure])));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CatalogueResult ReadCore(ClassModel type, AdditionalText file, CancellationToken cancellation)
    {
        if (file.GetText(cancellation) is not { } text)
        {
            var unreadable = new CatalogueDiagnostic(Rules.BadFile.Id, file.Path, default, new EquatableArray<string>(["the file cannot be read; check that it exists and is UTF-8 text"]));
            return new CatalogueResult(null, new EquatableArray<CatalogueDiagnostic>([unreadable]));
        }

        return CatalogueReader.Read(file.Path, text.ToString(), type.TakenNames);
    }
}
