using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>Several hosts of one process that export the same catalogue: each has its own policy during its lifetime.</summary>
public sealed class SharedCatalogueTests
{
    private const string NoAuth = "[metrics]\ndisabled-events = [\"auth.*\"]\n";
    private const string NoQueue = "[metrics]\ndisabled-events = [\"queue.*\", \"auth.failed\"]\nenabled-events = [\"queue.off\"]\n";

    private readonly TestCatalogue test = new();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Event_is_enabled_while_any_host_enables_it_in_any_order_of_start_and_stop(bool isReversed, bool isFirstEnded)
    {
        string[] files = isReversed ? [NoQueue, NoAuth] : [NoAuth, NoQueue];
        TestHost first = await TestHost.StartWorkerAsync(test, files[0]);
        Assert.Equal(Disabled(files[0]), DisabledEvents());
        TestHost second = await TestHost.StartWorkerAsync(test, files[1]);
        Assert.Equal("auth.failed", DisabledEvents());

        await (isFirstEnded ? first : second).DisposeAsync();
        Assert.Equal(Disabled(isFirstEnded ? files[1] : files[0]), DisabledEvents());
        await (isFirstEnded ? second : first).DisposeAsync();
        Assert.Equal("queue.off", DisabledEvents());
    }

    [Fact]
    public async Task Metric_and_zeros_are_exported_while_one_of_two_hosts_enables_them()
    {
        await using TestHost first = await TestHost.StartWorkerAsync(test, "[metrics]\ndisabled-events = [\"queue.time\"]\n");
        Assert.Equal((false, false), (test.Catalogue.IsEnabled("queue.time"), test.Catalogue.ExportZeros));
        await using (await TestHost.StartWorkerAsync(test, "[metrics]\nexport-zeros = true\n"))
        {
            Assert.Equal((true, true), (test.Catalogue.IsEnabled("queue.time"), test.Catalogue.ExportZeros));
        }

        Assert.Equal((false, false), (test.Catalogue.IsEnabled("queue.time"), test.Catalogue.ExportZeros));
    }

    [Fact]
    public async Task Exemplars_are_kept_while_one_of_two_hosts_enables_them()
    {
        await using TestHost first = await TestHost.StartWorkerAsync(test, "");
        Assert.Null(test.Catalogue.Engine.Source.Exemplars);
        await using (await TestHost.StartWorkerAsync(test, "[metrics]\nexemplars = true\n"))
        {
            Assert.NotNull(test.Catalogue.Engine.Source.Exemplars);
        }

        Assert.Null(test.Catalogue.Engine.Source.Exemplars);
    }

    [Fact]
    public async Task Reload_of_one_host_keeps_the_policy_of_the_other()
    {
        TestHost other = await TestHost.StartWorkerAsync(test, NoAuth);
        using IHost host = Build(NoQueue, out IConfigurationRoot configuration);
        await host.StartAsync();

        configuration["metrics:disabled-events:0"] = "queue.done";
        configuration.Reload();
        Assert.Equal("auth.failed", DisabledEvents());
        configuration["metrics:disabled-events:1"] = "auth.success";
        configuration.Reload();
        Assert.Equal("auth.success", DisabledEvents());
        await other.DisposeAsync();
        Assert.Equal("auth.success queue.done", DisabledEvents());
        await host.StopAsync();
    }

    [Fact]
    public async Task Policy_from_code_is_in_effect_until_a_running_host_reloads()
    {
        using IHost host = Build(NoAuth, out IConfigurationRoot configuration);
        await host.StartAsync();
        test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["queue.done"] });
        Assert.Equal("queue.done queue.off", DisabledEvents());
        configuration["metrics:disabled-events:1"] = "queue.queued";
        configuration.Reload();
        Assert.Equal("auth.success auth.failed queue.queued queue.off", DisabledEvents());
        await host.StopAsync();
    }

    [Fact]
    public async Task Policy_from_code_is_in_effect_again_when_the_host_is_disposed()
    {
        test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["queue.done"] });
        await using (await TestHost.StartWorkerAsync(test, NoAuth))
        {
            Assert.Equal(Disabled(NoAuth), DisabledEvents());
        }

        Assert.Equal("queue.done queue.off", DisabledEvents());
    }

    [Fact]
    public async Task Host_that_fails_to_start_leaves_no_policy()
    {
        await using TestHost other = await TestHost.StartWorkerAsync(test, NoQueue);
        await Assert.ThrowsAsync<EventMetricsConfigurationException>(
            () => TestHost.StartWorkerAsync(test, "[metrics]\nenabled-events = [\"*\"]\nexport-zeros = \"perhaps\"\n"));
        Assert.Equal(Disabled(NoQueue), DisabledEvents());

        using (IHost failing = Build("[metrics]\nenabled-events = [\"*\"]\n", out _, services => services.AddHostedService<Failing>()))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => failing.StartAsync());
            Assert.Equal("", DisabledEvents());
        }

        Assert.Equal(Disabled(NoQueue), DisabledEvents());
    }

    private static string Disabled(string file) =>
        file == NoAuth ? "auth.success auth.failed queue.off" : "auth.failed queue.queued queue.done";

    private string DisabledEvents()
    {
        Assert.All(test.Catalogue.Events, item =>
            Assert.Equal(!test.Catalogue.Report.DisabledEvents.Contains(item.Name), test.Catalogue.IsEnabled(item.Name)));
        return string.Join(' ', test.Catalogue.Report.DisabledEvents);
    }

    private IHost Build(string toml, out IConfigurationRoot configuration, Action<IServiceCollection>? configure = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(toml));
        builder.AddEventMetrics(test.Catalogue);
        configure?.Invoke(builder.Services);
        configuration = builder.Configuration;
        return builder.Build();
    }

    private sealed class Failing : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("no start today");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
