using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.SelfTelemetry;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>
/// A reload with each kind of broken file: one error, visible everywhere, and exports that continue. The runtime's own metrics belong to
/// the whole process, so these tests run alone.
/// </summary>
[Collection("The whole process")]
public sealed class ReloadFaultTests
{
    private const string Rejected = "Error: Configuration reload rejected; keeping the previous configuration: ";

    public static TheoryData<string> Forms => [.. ReloadFault.All.Select(fault => fault.Name)];

    [LinuxTheory("named pipes")]
    [MemberData(nameof(Forms))]
    public async Task Reload_is_rejected_with_one_error_and_exports_continue_when_the(string form)
    {
        ReloadFault fault = ReloadFault.All.Single(fault => fault.Name == form);
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        using var folder = new OperatorFolder(receiver.Endpoint.ToString().TrimEnd('/'));
        var logged = new LoggedCatalogue();
        var log = new LogLines();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddTomlFile(folder.PathOf(OperatorFolder.Name), reloadOnChange: true);
        builder.Services.AddSingleton(new WithoutRuntimeEvents());
        builder.AddEventMetrics(logged.Catalogue);
        using IHost host = builder.Build();
        await host.StartAsync();
        EventMetrics metrics = host.Services.GetRequiredService<EventMetrics>();
        EventMetricsOptions before = metrics.Options;

        fault.Break(folder);
        Assert.Contains(fault.Reason, await log.SaysAsync("reload rejected"), StringComparison.Ordinal);
        Assert.Contains(fault.Reason, metrics.Configuration.Current.RejectedReason, StringComparison.Ordinal);
        Assert.Equal(1, RejectedMetric());
        Assert.Same(before, metrics.Options);
        await AssertPushedAsync(total: 1);

        folder.Repair();
        await log.SaysAsync("Configuration is valid again; nothing changed");
        Assert.Null(metrics.Configuration.Current.RejectedReason);
        Assert.Equal(0, RejectedMetric());
        await AssertPushedAsync(total: 2);
        Assert.Single(log.Lines, line => line.StartsWith(Rejected, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("reloaded", StringComparison.Ordinal));
        await host.StopAsync();

        async Task AssertPushedAsync(long total)
        {
            logged.Catalogue.Engine.Add(LoggedCatalogue.Started, 1);
            Assert.True(metrics.Flush());
            Received push = await receiver.NextAsync();
            Assert.Equal("Bearer first", push.Headers["authorization"]);
            Assert.Equal(total, push[FaultedHost.Event].Sum.DataPoints.Single().AsInt);
            Assert.False(logged.Catalogue.IsEnabled("server.silent"));
        }
    }

    private static double RejectedMetric() => RuntimeEvents.Catalogue.Snapshot().Value("instrumentation.configuration-rejected");
}
