using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Tests.Files;

/// <summary>
/// A file that an operator names is read only if it is a regular file; anything else is an error, and reading never blocks.
/// </summary>
public sealed class RegularFileTests : IDisposable
{
    private readonly SpecialFiles files = new();
    private readonly string folder = Directory.CreateTempSubdirectory("regular").FullName;

    public static TheoryData<string, string> Kinds => SpecialFiles.Kinds;

    public void Dispose()
    {
        files.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [LinuxTheory("named pipes, sockets and devices")]
    [MemberData(nameof(Kinds))]
    public void Reading_throws_immediately_when_the_file_is_not_a_small_regular_file(string kind, string problem) =>
        Assert.Equal(problem, Assert.Throws<UnusableFileException>(() => RegularFile.ReadBytes(files.Make(kind))).Message);

    [Fact]
    public void Reading_returns_the_bytes_when_the_file_has_exactly_the_maximum_length()
    {
        byte[] bytes = new byte[RegularFile.MaxLength];
        Array.Fill(bytes, (byte)'a');
        Assert.Equal(bytes, RegularFile.ReadBytes(Write("max", bytes)));
    }

    [Fact]
    public void Reading_returns_text_when_the_file_is_empty_generated_by_the_kernel_or_has_a_byte_order_mark()
    {
        Assert.Equal("", RegularFile.ReadText(Write("empty", [])));
        Assert.Equal("ä", RegularFile.ReadText(Write("bom", [0xEF, 0xBB, 0xBF, .. "ä"u8])));
        Assert.Equal("ä", RegularFile.ReadText(Write("utf-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("ä")])));
        if (OperatingSystem.IsLinux())
        {
            Assert.NotEmpty(RegularFile.ReadText("/proc/self/status"));
        }
    }

    [LinuxFact("symbolic links, which need a privilege elsewhere")]
    public void Reading_follows_links_and_names_with_any_character()
    {
        string link = Path.Combine(folder, "Schlüssel 🔑 link");
        File.CreateSymbolicLink(link, Write("Schlüssel 🔑", "open"u8.ToArray()));
        Assert.Equal("open", RegularFile.ReadText(link));
    }

    [Fact]
    public void Reading_throws_the_exception_of_dotnet_when_the_file_does_not_exist()
    {
        Assert.Throws<FileNotFoundException>(() => RegularFile.ReadBytes(Path.Combine(folder, "none")));
        Assert.Throws<DirectoryNotFoundException>(() => RegularFile.ReadBytes(Path.Combine(folder, "no", "folder")));
        Assert.ThrowsAny<IOException>(() => RegularFile.ReadBytes(Path.Combine(Write("file", []), "below")));
        Assert.Throws<ArgumentException>(() => RegularFile.ReadBytes("with\0null"));
    }

    [LinuxTheory("named pipes, sockets and devices")]
    [MemberData(nameof(Kinds))]
    public void Start_fails_with_an_error_when_the_configuration_file_is_not_a_small_regular_file(string kind, string problem)
    {
        string file = files.Make(kind);
        EventMetricsConfigurationException exception = Assert.Throws<EventMetricsConfigurationException>(
            () => new ConfigurationManager().AddTomlFile(file, reloadOnChange: true));
        Assert.Equal(
            $"{file}: the configuration file cannot be read because {problem} ({file}); use a regular file of at most 1 MiB.",
            exception.Message);
    }

    [LinuxTheory("named pipes, sockets and devices")]
    [MemberData(nameof(Kinds))]
    public async Task Start_fails_with_an_error_when_the_secret_file_is_not_a_small_regular_file(string kind, string problem)
    {
        string toml = $"[metrics.prometheus.auth]\nusername = \"ops\"\nsecret-file = \"{files.Make(kind)}\"\n";
        EventMetricsConfigurationException exception = await Assert.ThrowsAsync<EventMetricsConfigurationException>(
            () => TestHost.StartWorkerAsync(new TestCatalogue(), toml));
        Assert.Contains($"found one that is invalid: {problem}", exception.Message, StringComparison.Ordinal);
    }

    [LinuxTheory("named pipes and 'mv -T'")]
    [InlineData("fifo")]
    [InlineData("directory")]
    public async Task Reload_keeps_the_configuration_when_a_file_is_replaced_with_a_pipe_or_directory(string kind)
    {
        string file = Write("metrics.toml", "[metrics]\ndisabled-events = [\"auth.*\"]\n"u8.ToArray());
        var test = new TestCatalogue();
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddTomlFile(file, reloadOnChange: true);
        builder.AddEventMetrics(test.Catalogue);
        using IHost host = builder.Build();
        await host.StartAsync();

        // In one step: a reload in between would find no file.
        string link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(link, files.Make(kind));
        await using RunningProcess move = new RunningProcess("mv", "-T", link, file).Start();
        Assert.Equal(0, await move.WaitForExitAsync());
        Assert.Contains("not a regular file", await log.SaysAsync("Error: Configuration reload rejected"), StringComparison.Ordinal);
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
        await host.StopAsync();
    }

    private string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
