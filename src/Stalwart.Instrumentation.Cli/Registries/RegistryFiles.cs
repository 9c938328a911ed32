using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>Writes a registry to the path of <c>-o</c>: a YAML file, or a folder for Weaver, with a manifest.</summary>
internal static class RegistryFiles
{
    private const string Definitions = "registry.yaml", Manifest = "manifest.yaml";

    public static void Write(CatalogueModel catalogue, string? path, Output output)
    {
        string text = RegistryWriter.Write(catalogue);
        if (path is null or SourceReader.StandardInput)
        {
            output.Write(text);
        }
        else if (!Directory.Exists(path) && Path.GetExtension(path) is ".yaml" or ".yml")
        {
            TargetFile.Write(path, text);
        }
        else
        {
            TargetFile.Write(Path.Combine(path, Definitions), text);
            if (Path.Combine(path, Manifest) is var manifest && !File.Exists(manifest))
            {
                // The address in a manifest is a placeholder for the user to replace, so an existing manifest is kept.
                TargetFile.Write(manifest, ManifestOf(catalogue));
            }
        }
    }

    private static string ManifestOf(CatalogueModel catalogue)
    {
        string version = string.IsNullOrWhiteSpace(catalogue.Version) ? "0.0.0" : Uri.EscapeDataString(catalogue.Version);
        return YamlText.Write(
            new CatalogueTable
            {
                { "schema_url", $"https://example.com/schemas/{catalogue.Meter}/{version}" },
                { "description", $"Events and metrics of {catalogue.Meter}" },
                { "stability", RegistryWriter.Stability },
            },
            $"Written by {ToolIdentity.Name} export if missing. Replace the address with that of your schemas.");
    }
}
