namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>An application and a library with a catalogue that were built with different versions of the runtime.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class RuntimeVersionTests(PackedFeed feed, NewerRuntime newer) : IClassFixture<NewerRuntime>
{
    private const string Runtime = "Stalwart.Instrumentation";

    [Fact]
    public async Task Each_use_throws_the_abi_error_when_the_library_was_built_with_an_older_runtime()
    {
        string folder = await LibraryAsync("Acme.Older", feed.Version);
        string output = await RunAsync(folder, ("Acme.Older", "1.0.0"), (Runtime, NewerRuntime.Version));
        string error = $"Assembly 'Acme.Older' was compiled for ABI {newer.OlderAbi} of Stalwart.Instrumentation, but the "
            + $"loaded version {NewerRuntime.Version} has ABI {newer.Abi}. Rebuild 'Acme.Older' with Stalwart.Instrumentation "
            + $"{NewerRuntime.Version}.";
        Assert.Equal([error, error], Lines(output));
    }

    [Fact]
    public async Task Each_use_throws_the_abi_error_when_the_library_was_built_with_a_newer_runtime_and_the_downgrade_is_forced()
    {
        string folder = await LibraryAsync("Acme.Newer", NewerRuntime.Version);
        string application = Application(folder, ("Acme.Newer", "1.0.0"), (Runtime, feed.Version));
        (int exit, string restored) = await feed.TryDotnetAsync(application, "restore", "-tl:off");
        Assert.Equal(1, exit);
        Assert.Contains("error NU1605", restored, StringComparison.Ordinal);

        string output = await feed.DotnetAsync(application, "run", "-p:NoWarn=NU1605");
        string error = $"Assembly 'Acme.Newer' was compiled for ABI {newer.Abi} of Stalwart.Instrumentation, but the loaded version "
            + $"{BuiltVersion} has ABI {newer.OlderAbi}. Update the package Stalwart.Instrumentation to the version that 'Acme.Newer' was "
            + "built with, or a later one.";
        Assert.Equal([error, error], Lines(output));
    }

    [Fact]
    public async Task Build_fails_when_a_library_needs_a_newer_runtime_than_an_exporter_of_the_application()
    {
        string folder = await LibraryAsync("Acme.Conflicting", NewerRuntime.Version);
        await AssertMixedVersionsFailAsync(Application(folder, ("Acme.Conflicting", "1.0.0"), (Runtime + ".OpenTelemetry", feed.Version)));
    }

    [Fact]
    public async Task Build_fails_when_the_application_references_another_version_of_the_runtime_than_of_an_exporter() =>
        await AssertMixedVersionsFailAsync(
            Application(Folder(), (Runtime, NewerRuntime.Version), (Runtime + ".OpenTelemetry", feed.Version)));

    [Fact]
    public void Build_checks_the_version_of_every_library_package()
    {
        string targets = Repository.Read($"src/{Runtime}/build/{Runtime}.targets");
        Assert.All(OwnPackages.All, package => Assert.Contains($";{package};", targets, StringComparison.Ordinal));
    }

    private async Task AssertMixedVersionsFailAsync(string application)
    {
        (int exit, string output) = await feed.TryDotnetAsync(application, "build", "-tl:off", "--nologo");
        Assert.Equal(1, exit);
        Assert.Contains("warning NU1608", output, StringComparison.Ordinal);
        Assert.Contains(
            Markdown.Snippets(Repository.Read("docs/diagnostics/EVT3001.md")).Single().Text.Trim()
                .Replace("0.1.0", feed.Version, StringComparison.Ordinal),
            output,
            StringComparison.Ordinal);
    }

    /// <summary>What the assemblies of the packed feed call themselves: only its packages have the version of the run.</summary>
    private static string BuiltVersion =>
        System.Diagnostics.FileVersionInfo.GetVersionInfo(
            Path.Combine(Repository.Root, "src", Runtime, "bin", "Release", "net10.0", Runtime + ".dll")).ProductVersion!.Split('+')[0];

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Project(string properties, params (string Package, string Version)[] packages) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(packages.Select(one => $"<PackageReference Include=\"{one.Package}\" Version=\"{one.Version}\" />"))}
          </ItemGroup>
        </Project>
        """;

    /// <summary>Makes a folder whose projects see both versions of the runtime, and the libraries in it.</summary>
    private string Folder()
    {
        string folder = feed.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "libraries"));
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="newer" value="{newer.Feed}" />
                <add key="libraries" value="libraries" />
              </packageSources>
            </configuration>
            """);
        return folder;
    }

    /// <summary>Packs a library with a catalogue.</summary>
    private async Task<string> LibraryAsync(string name, string runtime)
    {
        string folder = Folder();
        string library = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(library, name + ".csproj"), Project("", (Runtime, runtime)));
        await File.WriteAllTextAsync(
            Path.Combine(library, "events.toml"),
            "catalogue.meter = \"acme\"\nevents.mail.sent = { id = 1, description = \"A mail was sent\" }\n");
        await File.WriteAllTextAsync(Path.Combine(library, "Mailer.cs"), """
            public static class Mailer
            {
                public static void Send() => MailingEvents.Mail.Sent();
            }

            [Stalwart.Instrumentation.EventCatalogue("events.toml")]
            internal static partial class MailingEvents;
            """);
        await feed.DotnetAsync(library, "pack", "-o", Path.Combine(folder, "libraries"), "--nologo");
        return folder;
    }

    private static string Application(string folder, params (string Package, string Version)[] packages)
    {
        string application = Directory.CreateDirectory(Path.Combine(folder, "Application")).FullName;
        File.WriteAllText(Path.Combine(application, "Application.csproj"), Project("<OutputType>Exe</OutputType>", packages));
        File.WriteAllText(Path.Combine(application, "Program.cs"), """
            for (int i = 0; i < 2; i++)
            {
                try
                {
                    Mailer.Send();
                }
                catch (System.InvalidOperationException exception)
                {
                    System.Console.WriteLine(exception.Message);
                }
            }
            """);
        return application;
    }

    private async Task<string> RunAsync(string folder, params (string Package, string Version)[] packages)
    {
        string application = Application(folder, packages);
        Assert.Contains("0 Warning(s)", await feed.DotnetAsync(application, "build", "--nologo"), StringComparison.Ordinal);
        return await feed.DotnetAsync(application, "run", "--no-build");
    }
}
