using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Sources;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Registries;

/// <summary>Writes a registry where <c>-o</c> says: a YAML file, or the folder that Weaver takes, with a manifest.</summary>
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
                // Its address is a placeholder, to be replaced by one of the user's: a manifest that is there stays.
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
            $"Written by {ToolIdentity.Name} export if missing. Replace the address by that of your schemas.");
    }
}
