using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;

namespace Stalwart.Instrumentation.Cli.Checking;

/// <summary>A catalogue without errors, for the commands that generate files from it.</summary>
/// <param name="Source">The text.</param>
/// <param name="Model">The model.</param>
internal sealed record ValidCatalogue(SourceText Source, CatalogueModel Model)
{
    public static ValidCatalogue Read(string argument)
    {
        SourceText source = SourceReader.Read(argument);
        CatalogueResult result = CatalogueReader.Read(source.Path, source.Text);
        CheckDiagnostic[] errors =
        [
            .. result.Diagnostics.Select(CheckDiagnostic.Of).Where(diagnostic => diagnostic.Rule.Severity == RuleSeverity.Error),
        ];
        if (errors.Length > 0)
        {
            string count = errors.Length == 1 ? "an error" : $"{errors.Length} errors";
            throw new Failure(
                $"{source.Path} has {count}: {errors[0].Place}: {errors[0].Rule.Id}: {errors[0].Message} (the command 'check' lists all)");
        }

        return new ValidCatalogue(source, result.Model!);
    }
}
