using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Conventions;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;
using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>Restores the catalogue from which a registry was exported.</summary>
internal static class RegistryImport
{
    /// <summary>Returns the text of the catalogue; <see langword="null"/> when no file is a registry of the tool.</summary>
    public static string? Read(IReadOnlyList<SourceText> sources, string? meter)
    {
        (SourceText Source, YamlMappingNode Root)[] ours =
        [
            .. sources.Where(source => source.Text.Contains(RegistryKeys.Header, StringComparison.Ordinal))
                .SelectMany(source => ConventionReader.Load(source).Where(RegistryReader.IsOurs).Select(root => (source, root))),
        ];
        if (ours.Length == 0)
        {
            return null;
        }

        if (ours.Length > 1)
        {
            throw new Failure($"{ours[1].Source.Path} is a second registry of {ToolIdentity.Name}; import one at a time");
        }

        (SourceText source, YamlMappingNode root) = ours[0];
        if (sources.FirstOrDefault(other => other != source && ConventionReader.IsConvention(other.Text)) is { } foreign)
        {
            throw new Failure($"{foreign.Path} is not part of the registry in {source.Path}; import it separately");
        }

        CatalogueTables tables = RegistryReader.Read(source.Path, root);
        CatalogueTable header = meter is null
            ? tables.Header
            : new CatalogueTable { { CatalogueTables.Meter, meter } }.With(tables.Header.Without(CatalogueTables.Meter));
        return $"# Written by {ToolIdentity.Name} import from a registry that {ToolIdentity.Name} exported.\n\n"
            + Normalized(source.Path, CatalogueText.Write(tables with { Header = header }));
    }

    /// <summary>Returns the text in the usual form of a catalogue, if it is valid.</summary>
    private static string Normalized(string path, string text)
    {
        CatalogueResult result = CatalogueReader.Read(path, text);
        CatalogueDiagnostic? error = result.Diagnostics.FirstOrDefault(item => Rules.ById(item.Id).Severity == RuleSeverity.Error);
        return error is null
            ? CatalogueText.Write(CatalogueTables.Of(result.Model!))
            : throw new Failure($"{path} cannot be imported: {error.Id}: {Printable.Of(error.Message)}");
    }
}
