using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Sources;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>A file and its diagnostics, in the order of the file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Catalogue">The result of reading the catalogue; <see langword="null"/> for an operator's file.</param>
/// <param name="Diagnostics">The diagnostics.</param>
internal sealed record CheckedFile(SourceText Source, CatalogueResult? Catalogue, IReadOnlyList<CheckDiagnostic> Diagnostics)
{
    /// <summary>Gets the valid part of the catalogue.</summary>
    public CatalogueModel? Model => Catalogue?.Model;

    public static int Count(IEnumerable<CheckedFile> files, RuleSeverity severity) =>
        files.Sum(file => file.Diagnostics.Count(diagnostic => diagnostic.Rule.Severity == severity));
}
