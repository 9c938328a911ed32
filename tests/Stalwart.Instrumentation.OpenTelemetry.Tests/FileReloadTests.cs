using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>The operator's file is changed on disk, in every way in which files are changed, while the process runs.</summary>
public sealed class FileReloadTests : IDisposable
{
    private const string On = "[metrics]\ndisabled-events = []\n";
    private const string Off = "[metrics]\ndisabled-events = [\"auth.*\"]\n";
    private readonly string folder = Directory.CreateTempSubdirectory("reload").FullName;
    private readonly TestCatalogue test = new();
    private readonly LogLines log = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task File_is_reloaded_when_it_is_written_in_place()
    {
        string file = Write("metrics.toml", On);
        using IHost host = await StartAsync(file);
        await File.WriteAllTextAsync(file, Off);
        string line = await log.SaysAsync("Configuration reloaded");
        Assert.Equal("Information: Configuration reloaded: disabled-events +auth.*", line);
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
        await File.WriteAllTextAsync(file, On);
        await log.SaysAsync("disabled-events -auth.*");
        Assert.True(test.Catalogue.IsEnabled("auth.failed"));
        await host.StopAsync();
        Assert.Equal(2, log.Lines.Count(said => said.Contains("Configuration reloaded", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task File_is_reloaded_when_another_is_renamed_over_it()
    {
        string file = Write("metrics.toml", On);
        using IHost host = await StartAsync(file);
        for (int i = 0; i < 2; i++)
        {
            File.Move(Write("new.toml", i == 0 ? Off : On), file, overwrite: true);
            await log.SaysAsync(i == 0 ? "disabled-events +auth.*" : "disabled-events -auth.*");
        }

        await host.StopAsync();
    }

    [LinuxFact("symbolic links and 'mv -T'")]
    public async Task File_is_reloaded_when_a_directory_link_is_switched_as_in_Kubernetes()
    {
        // metrics.toml -> ..data/metrics.toml, ..data -> ..1; then ..data is renamed over by a link to ..2.
        Write("..1/metrics.toml", On);
        Directory.CreateSymbolicLink(Path.Combine(folder, "..data"), "..1");
        string file = Path.Combine(folder, "metrics.toml");
        File.CreateSymbolicLink(file, Path.Combine("..data", "metrics.toml"));
        using IHost host = await StartAsync(file);

        DateTime same = File.GetLastWriteTimeUtc(Path.Combine(folder, "..1", "metrics.toml"));
        File.SetLastWriteTimeUtc(Write("..2/metrics.toml", Off), same);
        Directory.CreateSymbolicLink(Path.Combine(folder, "..data_tmp"), "..2");
        Rename("..data_tmp", "..data");
        Directory.Delete(Path.Combine(folder, "..1"), recursive: true);
        await log.SaysAsync("disabled-events +auth.*");
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
        await host.StopAsync();
    }

    [Fact]
    public async Task Invalid_missing_or_unreadable_file_changes_nothing_until_it_is_valid_again()
    {
        string file = Write("metrics.toml", Off);
        using IHost host = await StartAsync(file);
        Replace(file, "[metrics]\ndisabled-events = [\n");
        await log.SaysAsync("keeping the previous configuration: ");
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));

        File.Delete(file);
        await log.SaysAsync("the configuration file does not exist");
        Directory.CreateDirectory(file);
        await log.SaysAsync("the configuration file cannot be read");
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));

        Directory.Delete(file);
        await File.WriteAllTextAsync(file, Off);
        await log.SaysAsync("is valid again");
        Replace(file, On);
        await log.SaysAsync("disabled-events -auth.*");

        // While the directory is replaced with the file, the file may be missing once more.
        Assert.Equal(3, log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).Distinct().Count());
        await host.StopAsync();
    }

    [Fact]
    public async Task Secret_is_reloaded_when_only_its_file_changes_and_is_never_logged()
    {
        string secret = Write("secret", "first-hidden\n"), token = Write("token", "second-hidden\n");
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        string file = Write("metrics.toml", $"""
            [metrics.prometheus.auth]
            username = "prometheus"
            secret-file = "{secret}"
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "{receiver.Endpoint}"
            interval = "1h"
            timeout = "{TestTimeout.Toml}"
            [metrics.open-telemetry.auth]
            bearer-file = "{token}"
            """);
        using IHost host = await StartAsync(file);
        EventMetrics metrics = host.Services.GetRequiredService<EventMetrics>();
        Assert.Equal("first-hidden", metrics.Options.Prometheus.Auth!.Secret);

        Replace(secret, "third-hidden\n");
        await log.SaysAsync("Configuration reloaded: prometheus.auth.secret changed");
        Assert.Equal("third-hidden", metrics.Options.Prometheus.Auth!.Secret);

        Replace(token, "fourth-hidden");
        await log.SaysAsync("Configuration reloaded: open-telemetry.auth.bearer changed");
        metrics.Flush();
        Assert.Equal("Bearer fourth-hidden", (await receiver.NextAsync()).Headers["authorization"]);

        File.Delete(secret);
        await log.SaysAsync("secret-file");
        Assert.Equal("third-hidden", metrics.Options.Prometheus.Auth!.Secret);
        await File.WriteAllTextAsync(secret, "fifth-hidden");
        await Eventually.IsTrueAsync(
            () => metrics.Options.Prometheus.Auth!.Secret == "fifth-hidden",
            () => "the file that is there again was not read");
        await host.StopAsync();
        Assert.DoesNotContain(log.Lines, line => line.Contains("hidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Credentials_stay_in_effect_when_the_file_is_truncated()
    {
        string file = Write("metrics.toml", Off + "[metrics.prometheus.auth]\nusername = \"prometheus\"\nsecret = \"hidden\"\n");
        using IHost host = await StartAsync(file);
        EventMetrics metrics = host.Services.GetRequiredService<EventMetrics>();
        await File.WriteAllTextAsync(file, "");
        Assert.StartsWith("Error", await log.SaysAsync("cannot be removed by a reload"), StringComparison.Ordinal);
        Assert.Equal("hidden", metrics.Options.Prometheus.Auth!.Secret);
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
        await host.StopAsync();
    }

    private async Task<IHost> StartAsync(string file)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddTomlFile(file, reloadOnChange: true);
        builder.AddEventMetrics(test.Catalogue);
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Replaces a file atomically, because one that is written in place may be read while it is empty.</summary>
    private void Replace(string file, string text) => File.Move(Write(Path.GetFileName(file) + ".new", text), file, overwrite: true);

    /// <summary>The system's own rename, which replaces a link atomically.</summary>
    private void Rename(string from, string to)
    {
        using var move = System.Diagnostics.Process.Start("mv", ["-T", Path.Combine(folder, from), Path.Combine(folder, to)]);
        move.WaitForExit();
        Assert.Equal(0, move.ExitCode);
    }
}
