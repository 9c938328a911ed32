namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>A project that uses the packages.</summary>
internal sealed record Consumer(string Kind, params string[] Properties)
{
    public Dictionary<string, string> Files { get; } = [];

    public string Package { get; init; } = "Stalwart.Instrumentation";

    /// <summary>Further content of the project file.</summary>
    public string More { get; init; } = "";

    /// <summary>Whether the package's version stands in a central file.</summary>
    public bool HasCentralVersions { get; init; }

    public static string Write(PackedFeed feed, Consumer consumer)
    {
        string folder = feed.NewFolder();
        string sdk = consumer.Kind == "web" ? "Microsoft.NET.Sdk.Web" : "Microsoft.NET.Sdk";
        IEnumerable<string> properties = consumer.Properties.Select(property => property.Split('=', 2))
            .Select(pair => $"    <{pair[0]}>{pair[1]}</{pair[0]}>");
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
            {string.Join('\n', properties)}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{consumer.Package}"{(consumer.HasCentralVersions ? "" : " Version=\"*-*\"")} />
              </ItemGroup>
            {consumer.More}
            </Project>
            """);
        if (consumer.HasCentralVersions)
        {
            File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><PackageVersion Include="{consumer.Package}" Version="{feed.Version}" /></ItemGroup>
                </Project>
                """);
        }

        foreach ((string file, string text) in consumer.Files)
        {
            string path = Path.GetFullPath(Path.Combine(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return folder;
    }
}
