using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Cli.Tests;

public sealed partial class AlertsTests(InstalledTool tool)
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
    public async Task Alerts_have_a_rule_for_each_counted_event_of_level_error()
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
    public async Task Alert_fires_on_the_first_and_later_events_and_ends()
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

    [RequiresFact("promtool")]
    public async Task Alert_does_not_fire_for_another_job_or_meter_with_the_same_metric()
    {
        await TestRulesAsync(["--job", "shop"], """
            - interval: 1m
              input_series:
              - series: 'order_failed_total{job="other",instance="b"}'
                values: '_x9 1x20 2x20'
              - series: 'order_failed_total{otel_scope_name="shop",job="other",instance="b"}'
                values: '_x9 1x20 2x20'
              - series: 'order_failed_total{otel_scope_name="other",job="shop",instance="b"}'
                values: '_x9 1x20 2x20'
              - series: 'instrumentation_export_failing{job="shop",instance="b",exporter="open-telemetry"}'
                values: '1x50'
              - series: 'instrumentation_export_failing{otel_scope_name="stalwart.instrumentation",job="other",instance="b"}'
                values: '1x50'
              - series: 'up{job="other",instance="b"}'
                values: '0x50'
              - series: 'up{job="shop",instance="a"}'
                values: '1x50'
              alert_rule_test:
              - { eval_time: 12m, alertname: OrderFailed, exp_alerts: [] }
              - { eval_time: 40m, alertname: EventMetricsExportFailing, exp_alerts: [] }
              - { eval_time: 40m, alertname: EventMetricsNotScraped, exp_alerts: [] }
              - { eval_time: 40m, alertname: EventMetricsAbsent, exp_alerts: [] }
            """);
    }

    /// <summary>Two processes of the job: the one fails and recovers, the other never does; a third is of another program.</summary>
    [RequiresFact("promtool")]
    public async Task Alerts_for_the_runtime_fire_and_end_after_recovery()
    {
        const string Own = "otel_scope_name=\"stalwart.instrumentation\",job=\"shop\"";
        string[] cases =
        [
            Case("EventMetricsExportFailing", $"instrumentation_export_failing{{{Own},exporter=\"open-telemetry\",INSTANCE}}",
                "0x10 1x10 0x30", "0x50", [12, 30], 18, "exporter: open-telemetry"),
            Case("EventMetricsRejected", $"instrumentation_export_rejected_total{{{Own},exporter=\"open-telemetry-logs\",INSTANCE}}",
                "_x10 7x40", "0x50", [5, 40], 12, "exporter: open-telemetry-logs"),
            Case("EventMetricsLogsLost", $"instrumentation_logs_left_out_total{{{Own},reason=\"queue\",INSTANCE}}",
                "0x10 5x40", "0x50", [5, 40], 12, "reason: queue"),
            Case("EventMetricsLogsLost", $"instrumentation_logs_left_out_total{{{Own},reason=\"limit\",INSTANCE}}",
                "0x10 5x40", "0x50", [5, 12, 40], null, ""),
            Case("EventMetricsConfigurationRejected", $"instrumentation_configuration_rejected{{{Own},INSTANCE}}",
                "0x10 1x10 0x30", "0x50", [5, 30], 15, ""),
            Case("EventMetricsTagOverflow", $"instrumentation_tag_overflows{{{Own},INSTANCE}}",
                "0x10 3x40", "0x50", [5, 40], 12, ""),
        ];
        await TestRulesAsync([], string.Concat(cases));

        static string Case(string alert, string series, string values, string others, int[] silent, int? fires, string label)
        {
            string labels = $"severity: warning, job: shop, instance: a{(label.Length > 0 ? ", " + label : "")}";
            string unscoped = series.Replace(Own, "job=\"other\"", StringComparison.Ordinal);
            return $"""
                - interval: 1m
                  input_series:
                  - {Input(series, "a", values)}
                  - {Input(series, "b", others)}
                  - {Input(unscoped, "a", values)}
                  alert_rule_test:

                """ + string.Concat(silent.Select(time => $"  - {{ eval_time: {time}m, alertname: {alert}, exp_alerts: [] }}\n"))
                + (fires is null ? "" : $$"""
                      - eval_time: {{fires}}m
                        alertname: {{alert}}
                        exp_alerts: [{ exp_labels: { {{labels}} } }]

                    """);
        }

        static string Input(string series, string instance, string values) =>
            $"{{ series: '{series.Replace("INSTANCE", $"instance=\"{instance}\"", StringComparison.Ordinal)}', values: '{values}' }}";
    }

    [RequiresFact("promtool")]
    public async Task Alert_for_pushes_fires_when_some_keep_failing()
    {
        const string Own = "otel_scope_name=\"stalwart.instrumentation\",job=\"shop\",instance=\"a\"";
        await TestRulesAsync(["--job", "shop"], $$"""
            - interval: 1m
              input_series:
              - { series: 'instrumentation_push_failed_total{{{Own}}}', values: '0x20 1+1x20 21x40' }
              - { series: 'instrumentation_push_time_seconds_count{{{Own}}}', values: '0+2x80' }
              alert_rule_test:
              - { eval_time: 20m, alertname: EventMetricsPushesFail, exp_alerts: [] }
              - eval_time: 40m
                alertname: EventMetricsPushesFail
                exp_alerts: [{ exp_labels: { severity: warning, job: shop, instance: a } }]
              - { eval_time: 70m, alertname: EventMetricsPushesFail, exp_alerts: [] }
            """);
    }

    /// <summary>
    /// Of two processes one goes down and comes back, and a target of another program is down all the time. Without a name, the job is
    /// known by what it exported before.
    /// </summary>
    [RequiresFact("promtool")]
    public async Task Alert_for_a_missing_scrape_fires_only_for_the_job_of_the_catalogue()
    {
        const string Down = """
            - interval: 1m
              input_series:
              - { series: 'up{job="shop",instance="a"}', values: '1x10 0x10 1x20' }
              - series: 'instrumentation_series{otel_scope_name="stalwart.instrumentation",job="shop",instance="a"}'
                values: '5x10 _x9 5x20'
              - { series: 'up{job="other",instance="b"}', values: '0x40' }
              - { series: 'order_failed_total{job="other",instance="b"}', values: '5x40' }
              alert_rule_test:
              - { eval_time: 9m, alertname: EventMetricsNotScraped, exp_alerts: [] }
              - eval_time: 18m
                alertname: EventMetricsNotScraped
                exp_alerts: [{ exp_labels: { severity: warning, job: shop, instance: a } }]
              - { eval_time: 25m, alertname: EventMetricsNotScraped, exp_alerts: [] }

            """;
        await TestRulesAsync([], Down);
        await TestRulesAsync(["--job", "shop"], Down);
        await TestRulesAsync(["--job", "shop"], """
            - interval: 1m
              input_series:
              - { series: 'up{job="shop",instance="a"}', values: '1x9 _x20 1x20' }
              alert_rule_test:
              - { eval_time: 9m, alertname: EventMetricsAbsent, exp_alerts: [] }
              - eval_time: 29m
                alertname: EventMetricsAbsent
                exp_alerts: [{ exp_labels: { severity: warning, job: shop } }]
              - { eval_time: 40m, alertname: EventMetricsAbsent, exp_alerts: [] }
            """);
        await TestRulesAsync([], """
            - interval: 1m
              input_series:
              - { series: 'order_failed_total{otel_scope_name="shop",job="shop",instance="a"}', values: '1x9 _x20 1x20' }
              - { series: 'order_failed_total{job="other",instance="b"}', values: '1x40' }
              alert_rule_test:
              - { eval_time: 9m, alertname: EventMetricsAbsent, exp_alerts: [] }
              - eval_time: 29m
                alertname: EventMetricsAbsent
                exp_alerts: [{ exp_labels: { severity: warning, otel_scope_name: shop } }]
              - { eval_time: 40m, alertname: EventMetricsAbsent, exp_alerts: [] }
            """);
    }

    [Fact]
    public async Task Job_option_applies_to_every_rule_and_runtime_rules_can_be_omitted()
    {
        string scoped = (await AlertsAsync("--job", "my \"shop\"")).Succeeded().Output;
        string[] expressions =
        [
            .. scoped.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith("sum by", StringComparison.Ordinal)
                    || line.StartsWith("max by", StringComparison.Ordinal)
                    || line.StartsWith("up{", StringComparison.Ordinal)),
        ];
        Assert.Equal(9, expressions.Length);
        Assert.All(expressions, line => Assert.Contains("job=\"my \\\"shop\\\"\"", line, StringComparison.Ordinal));
        string plain = (await AlertsAsync("--without-runtime")).Succeeded().Output;
        Assert.DoesNotContain("EventMetrics", plain, StringComparison.Ordinal);
        Assert.Contains("alert: OrderFailed", plain, StringComparison.Ordinal);
        (await AlertsAsync("--job", "")).FailedWith("--job is empty; name a job of Prometheus");
    }

    /// <summary>Runs tests of rules with promtool.</summary>
    private async Task TestRulesAsync(string[] options, string tests)
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), Catalogue);
        string rules = (await tool.RunInAsync(folder, "", ["alerts", "events.toml", .. options])).Succeeded().Output;

        // promtool compares annotations too, but the snapshot covers their texts.
        await File.WriteAllTextAsync(Path.Combine(folder, "alerts.yml"), Annotations().Replace(rules, ""));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "test.yml"),
            "rule_files: [alerts.yml]\nevaluation_interval: 1m\ntests:\n" + tests);
        ToolRun run = await tool.ShellAsync(folder, "promtool check rules alerts.yml && promtool test rules test.yml 2>&1");
        Assert.True(run.Exit == 0, run.Output + tests);
    }

    [GeneratedRegex("(?m)^        annotations:\n(?:          .*\n)+")]
    private static partial Regex Annotations();

    private async Task<ToolRun> AlertsAsync(params string[] options)
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "events.toml"), Catalogue);
        return await tool.RunInAsync(folder, "", ["alerts", "events.toml", .. options]);
    }
}
