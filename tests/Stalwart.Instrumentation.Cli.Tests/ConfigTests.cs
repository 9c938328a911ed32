using System.Text.Json;

namespace Stalwart.Instrumentation.Cli.Tests;

public sealed class ConfigTests(InstalledTool tool)
{
    private const string File = """
        [metrics]
        disabled-events = ["auth.*", "%{env:MORE}%"]
        [metrics.resource]
        "service.namespace" = "mail"
        [metrics.prometheus]
        enable = true
        auth = { username = "ops", secret-file = "/run/hunter2" }
        [metrics.open-telemetry]
        timeout = "5s"
        headers = { x-key = "hunter2" }
        [logs.open-telemetry.auth]
        bearer = "%{file:/run/hunter2}%"
        """;

    private const string Variables = """
        # of a container
        METRICS__OPENTELEMETRY__INTERVAL=3s
        LOGS__LEVEL=warn
        OTEL_EXPORTER_OTLP_ENDPOINT=http://user:hunter2@collector:4318/otlp
        OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20hunter2
        OTEL_EXPORTER_OTLP_TIMEOUT=1
        OTEL_SERVICE_NAME=shop

        """;

    [Fact]
    public async Task Each_setting_is_listed_with_its_value_and_source_and_without_secrets()
    {
        ToolRun run = await RunAsync(File, Variables, "stalwart.toml", "--env-file", "production.env");
        run.Succeeded().Verify("all");
        Assert.DoesNotContain("hunter2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_from_two_variables_is_listed_with_both()
    {
        ToolRun run = await RunAsync(
            "",
            "OTEL_RESOURCE_ATTRIBUTES=a=b\nOTEL_SERVICE_NAME=shop\nOTEL_EXPORTER_OTLP_TIMEOUT=1\nOTEL_EXPORTER_OTLP_METRICS_TIMEOUT=2\n",
            "stalwart.toml",
            "--env-file",
            "production.env");
        string[] lines = run.Succeeded().Output.Split('\n');
        Assert.Equal(
            "a=b, service.name=shop environment variable OTEL_RESOURCE_ATTRIBUTES, environment variable OTEL_SERVICE_NAME",
            Value("metrics.resource"));
        Assert.Equal("2ms environment variable OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", Value("metrics.open-telemetry.timeout"));

        string Value(string key) => string.Join(
            ' ', lines.Single(line => line.StartsWith($"{key} ", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1));
    }

    [Fact]
    public async Task Json_has_the_source_line_and_column_of_each_setting()
    {
        ToolRun run = await RunAsync(File, Variables, "stalwart.toml", "--env-file", "production.env", "--json");
        using var json = JsonDocument.Parse(run.Succeeded().Output);
        Dictionary<string, JsonElement> settings = json.RootElement.GetProperty("settings").EnumerateArray()
            .ToDictionary(setting => setting.GetProperty("key").GetString()!);
        Assert.Equal("5s", settings["metrics.open-telemetry.timeout"].GetProperty("value").GetString());
        JsonElement origin = settings["metrics.open-telemetry.timeout"].GetProperty("origins").EnumerateArray().Single();
        Assert.Equal(
            ("stalwart.toml", 9, 11),
            (origin.GetProperty("source").GetString(), origin.GetProperty("line").GetInt32(), origin.GetProperty("column").GetInt32()));
        JsonElement variable = settings["metrics.open-telemetry.transport"].GetProperty("origins").EnumerateArray().Single();
        Assert.Equal("environment variable OTEL_EXPORTER_OTLP_ENDPOINT", variable.GetProperty("source").GetString());
        Assert.Equal(JsonValueKind.Null, settings["logs.reveal"].GetProperty("value").ValueKind);
        Assert.Empty(settings["logs.reveal"].GetProperty("origins").EnumerateArray());
    }

    [LinuxFact("the shell 'sh'")]
    public async Task Settings_of_the_environment_are_listed_without_a_file()
    {
        ToolRun run = await tool.ShellAsync(
            tool.NewFolder(), "OTEL_METRICS_EXPORTER=otlp METRICS__RELOAD=false \"$TOOL\" config | grep environment");
        Assert.Equal(
            [
                "metrics.reload false environment variable METRICS__RELOAD",
                "metrics.open-telemetry.transport grpc environment variable OTEL_METRICS_EXPORTER",
            ],
            run.Succeeded().Output.TrimEnd('\n').Split('\n')
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public async Task Errors_have_a_place_and_warnings_name_the_variable()
    {
        ToolRun run = await RunAsync(
            "[metrics.prometheus]\nenable = 5\n",
            "METRICS__RELOAD=perhaps\nOTEL_EXPORTER_OTLP_HEADERS=hunter2\n",
            "stalwart.toml",
            "--env-file",
            "production.env");
        Assert.Equal(1, run.Exit);
        Assert.Equal("", run.Output);
        Assert.Equal(
            "stalwart-events: stalwart.toml(2,10): EVT2002: Expected true or false for 'metrics.prometheus.enable', found '5'\n"
                + "stalwart-events: Environment variable OTEL_EXPORTER_OTLP_HEADERS is ignored: expected headers, such as "
                + "x-key=value,x-other=value, with percent-encoded values, found something else\n"
                + "stalwart-events: environment variable METRICS__RELOAD: EVT2002: Expected true or false for 'metrics.reload', found "
                + "'perhaps'\n",
            run.Error);
    }

    [Fact]
    public async Task Line_without_a_variable_is_reported()
    {
        ToolRun run = await RunAsync("", "A=b\nhunter2\n", "stalwart.toml", "--env-file", "production.env");
        run.FailedWith("production.env(2): expected NAME=VALUE");
    }

    private async Task<ToolRun> RunAsync(string toml, string variables, params string[] arguments)
    {
        string folder = tool.NewFolder();
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "stalwart.toml"), toml);
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "production.env"), variables);
        return await tool.RunInAsync(folder, "", ["config", .. arguments]);
    }
}
