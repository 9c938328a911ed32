using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Sources;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>A file and everything that was found in it, in its order.</summary>
/// <param name="Source">The file.</param>
/// <param name="Model">What is right in it; none for an operator's file.</param>
/// <param name="Findings">What is not.</param>
internal sealed record CheckedFile(SourceText Source, CatalogueModel? Model, IReadOnlyList<Finding> Findings)
{
    public static int Count(IEnumerable<CheckedFile> files, RuleSeverity severity) => files.Sum(file => file.Findings.Count(finding => finding.Rule.Severity == severity));
}
