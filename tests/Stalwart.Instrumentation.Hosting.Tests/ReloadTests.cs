using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>Changes of the configuration while the process runs.</summary>
public sealed class ReloadTests
{
    [Fact]
    public async Task Reload_applies_a_changed_list_and_rejects_an_invalid_one()
    {
        var test = new TestCatalogue();
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection();
        builder.AddEventMetrics(test.Catalogue);
        using IHost host = builder.Build();
        await host.StartAsync();
        var root = (IConfigurationRoot)builder.Configuration;
        Assert.True(test.Catalogue.IsEnabled("auth.failed"));

        root["metrics:disabled-events:0"] = "auth.*";
        root.Reload();
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
        Assert.Contains(log.Lines, line => line.Contains("Configuration reloaded", StringComparison.Ordinal));

        root["metrics:disabled-events:0"] = "queue.done";
        root["metrics:export-zeros"] = "perhaps";
        root.Reload();
        root.Reload();
        Assert.False(test.Catalogue.IsEnabled("auth.failed"));
        string rejected = Assert.Single(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains("metrics.export-zeros", rejected, StringComparison.Ordinal);

        root["metrics:export-zeros"] = "true";
        root.Reload();
        Assert.True(test.Catalogue.IsEnabled("auth.failed"));
        Assert.True(test.Catalogue.ExportZeros);
        await host.StopAsync();
    }

    [Fact]
    public async Task Reload_applies_changed_log_options_and_logs_them_with_their_section()
    {
        var test = new TestCatalogue();
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten("[logs.levels]\n\"auth.*\" = \"warn\"\n\"queue.off\" = \"info\"\n"));
        builder.AddEventMetrics(test.Catalogue);
        using IHost host = builder.Build();
        await host.StartAsync();
        var root = (IConfigurationRoot)builder.Configuration;
        root["logs:level"] = "error";
        root["logs:levels:auth.*"] = "off";
        root["logs:limits:queue.*"] = "100/s";
        root["logs:disabled-events"] = "queue.done, auth.faild";
        root["logs:reveal:0"] = "personal";
        root.Reload();
        Assert.Equal(
            "Information: Configuration reloaded: logs.level nothing -> error; logs.disabled-events +queue.done +auth.faild; "
            + "logs.levels +auth.*=off -auth.*=warn; logs.limits +queue.*=100/s; logs.reveal +personal",
            Assert.Single(log.Lines, line => line.Contains("reloaded", StringComparison.Ordinal)));
        EventLogOptions logs = host.Services.GetRequiredService<IOptionsMonitor<EventMetricsOptions>>().CurrentValue.Logs;
        Assert.Equal((EventLogLevel.Error, 1), (logs.Level, logs.Limits.Count));
        Assert.Equal(
            [
                "Warning: Unknown event or metric 'auth.faild' in 'logs.disabled-events'; did you mean 'auth.failed'?",
                "Warning: Unknown sensitivity 'personal' in 'logs.reveal'",
            ],
            log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)));

        root["logs:levels:auth.*"] = "loud";
        root.Reload();
        string rejected = Assert.Single(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains("for 'logs.levels.auth.*', found 'loud'", rejected, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public async Task Start_logs_a_warning_when_the_name_of_a_section_is_misspelled()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "[log]\nlevel = \"info\"\n");
            var log = new LogLines();
            HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Configuration.AddTomlFile(file);
            builder.AddEventMetrics(new TestCatalogue().Catalogue);
            using IHost host = builder.Build();
            await host.StartAsync();
            Assert.Equal(
                $"Warning: Section 'log' has no effect; did you mean 'logs'? ({file}(1,2))",
                Assert.Single(log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)));
            await host.StopAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Name_is_known_when_one_of_several_catalogues_has_it()
    {
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(
            TomlText.Flatten("[metrics]\ndisabled-events = [\"library.done\", \"auth.success\", \"nowhere.known\"]\n"));
        var test = new TestCatalogue();
        var library = new EventCatalogue(
            "library-" + Guid.NewGuid().ToString("N"),
            null,
            [new EventDescriptor("library.done", 1, EventLevel.Info, "Done", true, true, [])],
            [new MetricDescriptor("library.done", MetricKind.Counter, "{event}", "Done", [], 0)]);
        builder.AddEventMetrics(test.Catalogue, library);
        using IHost host = builder.Build();
        await host.StartAsync();
        Assert.Contains(
            "'nowhere.known'",
            Assert.Single(log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.False(library.IsEnabled("library.done") || test.Catalogue.IsEnabled("auth.success"));
        await host.StopAsync();
    }

    [Fact]
    public async Task Former_name_disables_the_event_with_a_warning_that_names_the_current_one()
    {
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten("[metrics]\ndisabled-events = [\"login.done\"]\n"));
        var test = new TestCatalogue();
        var renamed = new EventCatalogue(
            "renamed-" + Guid.NewGuid().ToString("N"),
            null,
            [new EventDescriptor("auth.done", 1, EventLevel.Info, "Done", true, true, []) { Formerly = ["login.done"] }],
            [new MetricDescriptor("auth.done", MetricKind.Counter, "{event}", "Done", [], 0)]);
        builder.AddEventMetrics(test.Catalogue, renamed);
        using IHost host = builder.Build();
        await host.StartAsync();
        Assert.EndsWith(
            "'login.done' in 'disabled-events' is a former name of 'auth.done'; use the current name",
            Assert.Single(log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.False(renamed.IsEnabled("auth.done"));
        await host.StopAsync();
    }

    [Fact]
    public async Task Former_name_of_each_renamed_mail_event_disables_it_with_a_warning()
    {
        string[][] renamed =
        [
            .. Repository.Read("tests/Stalwart.Instrumentation.Catalogue.Tests/Data/renamed-events.tsv")
                .Split('\n').Skip(1).Select(line => line.Split('\t')).Where(row => row is [_, { Length: > 0 }]),
        ];
        var catalogue = new EventCatalogue(
            "renamed-" + Guid.NewGuid().ToString("N"),
            null,
            [
                .. renamed.Select((row, i) =>
                    new EventDescriptor(row[1], (ushort)(i + 1), EventLevel.Info, row[1], true, true, []) { Formerly = [row[0]] }),
            ],
            [.. renamed.Select((row, i) => new MetricDescriptor(row[1], MetricKind.Counter, "{event}", row[1], [], i))]);
        string names = string.Join(", ", renamed.Select(row => $"\"{row[0]}\""));
        await using TestHost host = await TestHost.StartWorkerAsync(catalogue, $"[metrics]\ndisabled-events = [{names}]\n");
        Assert.Equal(28, renamed.Length);
        Assert.Equal(
            renamed.Select(row => $"Warning: '{row[0]}' in 'disabled-events' is a former name of '{row[1]}'; use the current name"),
            host.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)));
        Assert.All(renamed, row => Assert.False(catalogue.IsEnabled(row[1])));
    }

    [Fact]
    public async Task Unknown_name_is_a_warning_that_suggests_a_similar_one()
    {
        await using TestHost host = await TestHost.StartWorkerAsync(
            new TestCatalogue(),
            "[metrics]\ndisabled-events = [\"auth.succes\", \"smtp.*\"]\n");
        Assert.Contains(
            host.Log.Lines,
            line => line.StartsWith("Warning", StringComparison.Ordinal)
                && line.Contains("did you mean 'auth.success'", StringComparison.Ordinal));
        Assert.Contains(
            host.Log.Lines,
            line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("smtp.*", StringComparison.Ordinal));
    }
}
