using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>A configuration that changes while the process runs.</summary>
public sealed class ReloadTests
{
    [Fact]
    public async Task A_changed_list_is_applied_and_a_wrong_one_changes_nothing()
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
    public async Task A_name_that_one_of_several_catalogues_has_is_known()
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
    public async Task A_former_name_works_with_a_warning_that_says_the_current_one()
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
    public async Task An_unknown_name_is_a_warning_that_says_what_was_meant()
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
