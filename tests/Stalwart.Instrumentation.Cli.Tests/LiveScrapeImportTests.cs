using System.Text;
using Prometheus;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>Imports what real programs expose: each family comes back under its name, or a note has its name.</summary>
public sealed class LiveScrapeImportTests(InstalledTool tool)
{
    private static readonly HttpClient Client = new() { Timeout = TestTimeout.Max };

    [RequiresFact("prometheus")]
    public async Task Import_accounts_for_every_family_of_Prometheus()
    {
        string folder = tool.NewFolder();
        string configuration = Path.Combine(folder, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, "global: {}\n");
        await using PrometheusServer server = await PrometheusServer.StartAsync(configuration, Path.Combine(folder, "data"));
        await AssertAccountedAsync(await Client.GetStringAsync(new Uri(server.Address, "metrics")), least: 100);
    }

    [RequiresFact("prometheus-node-exporter")]
    public async Task Import_accounts_for_every_family_of_node_exporter()
    {
        await using RunningProcess exporter = new RunningProcess("prometheus-node-exporter", "--web.listen-address=127.0.0.1:0").Start();
        string address = (await exporter.WaitForAsync("address=127.0.0.1:")).Split(' ')[0];
        await AssertAccountedAsync(await Client.GetStringAsync(new Uri($"http://127.0.0.1:{address}/metrics")), least: 100);
    }

    [Fact]
    public async Task Import_accounts_for_every_family_of_prometheus_net_and_imports_those_of_the_application()
    {
        CollectorRegistry registry = Metrics.NewCustomRegistry();
        DotNetStats.Register(registry);
        MetricFactory factory = Metrics.WithCustomRegistry(registry);
        factory.CreateCounter("orders_placed_total", "Orders placed", "countryCode").WithLabels("DE").Inc();
        factory.CreateCounter("sent_bytes_total", "Bytes sent").Inc(12.5);
        factory.CreateGauge("sent_bytes", "Bytes under way").Set(3);
        factory.CreateHistogram("order_seconds", "Time of an order").Observe(0.3);
        factory.CreateSummary("order_lines", "Lines of an order").Observe(3);
        using var scrape = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(scrape);
        Imported imported = await AssertAccountedAsync(Encoding.UTF8.GetString(scrape.ToArray()), least: 5);
        Assert.Equal(["order_lines", "order_seconds", "orders_placed_total", "sent_bytes", "sent_bytes_total"], imported.Families);
        Assert.Equal(["countryCode"], imported.Tags("orders_placed_total"));
        Assert.Contains("process_", imported.Notes[0], StringComparison.Ordinal);
    }

    private async Task<Imported> AssertAccountedAsync(string scrape, int least)
    {
        string[] families =
        [
            .. scrape.Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]),
        ];
        Assert.True(families.Length >= least, $"The scrape has only {families.Length} families:\n{scrape}");
        Imported applications = await ImportAsync(scrape);
        Imported all = await ImportAsync(scrape, "--include-libraries");
        foreach (Imported imported in (Imported[])[applications, all])
        {
            Assert.DoesNotContain(imported.Result.Diagnostics, diagnostic => Rules.ById(diagnostic.Id).Severity == RuleSeverity.Error);
            HashSet<string> known =
            [
                .. imported.Families,
                .. imported.Notes.SelectMany(note => note.Split([' ', ',', ':', ';'], StringSplitOptions.RemoveEmptyEntries)),
            ];
            Assert.DoesNotContain(families, family => !known.Contains(family));
        }

        // Nothing but the libraries' metrics is left out, and nothing at all when they are asked for.
        Assert.Empty(families.Except(all.Families));
        return applications;
    }

    private async Task<Imported> ImportAsync(string scrape, params string[] arguments)
    {
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), scrape, ["import", "-", .. arguments]);
        return Imported.Of(run.Succeeded().Output);
    }
}
