using System.Globalization;

namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The runtime and an exporter of a later version with another ABI, packed from a changed copy of the sources.</summary>
public sealed class NewerRuntime(PackedFeed feed) : IAsyncLifetime
{
    public const string Version = "0.99.0";

    private const string AbiFile = "src/Stalwart.Instrumentation/CompilerServices/CatalogueAbi.cs";

    /// <summary>What the build of the sources has checked already.</summary>
    private static readonly string[] NotAgain = ["-p:RunAnalyzers=false", "-p:NuGetAudit=false", "-v", "q", "--nologo"];

    public string Feed { get; } = feed.NewFolder();

    /// <summary>The number that the packages of this build have.</summary>
    public int OlderAbi { get; private set; }

    public int Abi => OlderAbi + 1;

    public async ValueTask InitializeAsync()
    {
        string copy = feed.NewFolder();
        CopySources("src", copy);
        CopySources("generators", copy);
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(copy, file));
        }

        string abi = await File.ReadAllTextAsync(Path.Combine(copy, AbiFile));
        OlderAbi = int.Parse(abi.Split("Number = ")[1].Split(';')[0], CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(
            Path.Combine(copy, AbiFile),
            abi.Replace($"Number = {OlderAbi};", $"Number = {Abi};", StringComparison.Ordinal));

        // The exporter needs the runtime, and so builds it.
        await PackAsync("Stalwart.Instrumentation.OpenTelemetry");
        await PackAsync("Stalwart.Instrumentation", "--no-build");

        Task PackAsync(string project, params string[] arguments) => feed.DotnetAsync(
            copy,
            [
                "pack", Path.Combine("src", project), .. arguments, "-c", "Release", "-o", Feed, "-p:MinVerVersionOverride=" + Version,
                .. NotAgain,
            ]);
    }

    public ValueTask DisposeAsync() => default;

    private static void CopySources(string folder, string copy)
    {
        string root = Path.Combine(Repository.Root, folder);
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(Repository.Root, file);
            if (!name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                string to = Path.Combine(copy, name);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }
    }
}
