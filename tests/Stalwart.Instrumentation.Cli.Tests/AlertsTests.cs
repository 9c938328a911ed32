namespace Stalwart.Instrumentation.Cli.Tests;

[Collection(InstalledToolGroup.Name)]
public sealed class AlertsTests(InstalledTool tool)
{
    private const string Catalogue = """
        [catalogue]
        meter = "shop"
        [events]
        order.failed = { id = 1, level = "error", description = "An order \"could not\" be placed: {{ 100% }}" }
        order.lost = { id = 2, level = "error", description = "An order was lost", enabled = false }
        order.placed = { id = 3, description = "An order was placed" }
        stock.error = { id = 4, level = "error", description = "The stock cannot be asked", tags = { shop = ["a", "b"] } }
        """;

    [Fact]
    public async Task There_is_a_rule_for_each_counted_event_of_level_error()
    {
        (await AlertsAsync()).Succeeded().Verify("rules", "yml");
        string all = (await AlertsAsync("--all", "--window", "1h", "--severity", "critical")).Succeeded().Output;
        Assert.Contains("alert: OrderLost", all, StringComparison.Ordinal);
        Assert.Contains("[1h]", all, StringComparison.Ordinal);
        Assert.Contains("severity: \"critical\"", all, StringComparison.Ordinal);
        (await AlertsAsync("--window", "soon")).FailedWith("--window: 'soon' is not a Prometheus duration, such as 90s, 5m or 1h30m");
    }

    [RequiresFact("promtool")]
    public async Task Promtool_accepts_the_rules_of_the_reference_catalogue()
    {
        string folder = tool.NewFolder();
        ToolRun run = await tool.ShellAsync(
            folder,
            $"\"$TOOL\" alerts '{Repository.PathOf("events.toml")}' --all -o alerts.yml && promtool check rules alerts.yml");
        Assert.Matches("SUCCESS: [1-9][0-9] rules found", run.Succeeded().Output);
    }

    [RequiresFact("promtool")]
    public async Task An_alert_fires_on_the_first_event_and_on_later_ones_and_ends()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), Catalogue);
        await File.WriteAllTextAsync(Path.Combine(folder, "test.yml"), """
            rule_files: [alerts.yml]
            evaluation_interval: 1m
            tests:
            - interval: 1m
              input_series:
              - series: 'order_failed_total{otel_scope_name="shop",job="shop",instance="a"}'
                values: '_x9 1x20 2x20'
              - series: 'order_failed_total{otel_scope_name="another",job="shop",instance="b"}'
                values: '_x9 1x20 2x20'
              alert_rule_test:
              - { eval_time: 5m, alertname: OrderFailed, exp_alerts: [] }
              - &fires
                eval_time: 12m
                alertname: OrderFailed
                exp_alerts:
                - exp_labels: { severity: warning, event: order.failed, job: shop, instance: a }
                  exp_annotations:
                    summary: 'An order "could not" be placed: { { 100% }}'
                    description: '1 times order.failed at a within 5m'
              - { eval_time: 25m, alertname: OrderFailed, exp_alerts: [] }
              - { eval_time: 29m, alertname: OrderFailed, exp_alerts: [] }
              - { eval_time: 45m, alertname: OrderFailed, exp_alerts: [] }
            """);
        ToolRun run = await tool.ShellAsync(folder, "\"$TOOL\" alerts events.toml -o alerts.yml && promtool test rules test.yml 2>&1");
        Assert.True(run.Exit == 0, run.Output);
        Assert.Contains("SUCCESS", run.Output, StringComparison.Ordinal);
    }

    private async Task<ToolRun> AlertsAsync(params string[] options)
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), Catalogue);
        return await tool.RunInAsync(folder, "", ["alerts", "events.toml", .. options]);
    }
}
