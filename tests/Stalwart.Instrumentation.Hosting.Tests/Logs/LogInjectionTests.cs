using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Tests.Logs;

/// <summary>Malicious values in logs, as the console formatters write them.</summary>
public sealed class LogInjectionTests
{
    private const string Secret = "hunter2-secret";

    private static readonly string[] Attacks =
    [
        "x\r\nfail: forged[1]\n      forged",
        "x\nfail: forged[1]",
        "x\rfail: forged[1]",
        "<3>forged[1] forged",
        "\u001b[2J\u001b[31mforged\u001b[0m",
        "\u009b2Jforged",
        "x\u2028forged\u2029forged\u0085forged\u000bforged\u000cforged\0forged",
        "{}", "{user}", "{0}", "{{", "}}", "{reason}", "%s%n", "{OriginalFormat}",
        "\ud800 half of a pair",
        "\",\"forged\":\"x",
    ];

    [Theory]
    [InlineData("simple", 2)]
    [InlineData("systemd", 1)]
    [InlineData("json", 1)]
    public async Task Logged_value_cannot_forge_a_line_or_control_a_terminal(string formatter, int linesPerRecord)
    {
        using var provider = new FormattedProvider(formatter);
        await using LoggedHost host = await StartAsync(provider);
        foreach (string attack in Attacks)
        {
            host.Logged.Fail(Secret + attack, attack);
        }

        string output = Flushed(host, provider);
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal(linesPerRecord * Attacks.Length, lines.Length);
        Assert.DoesNotContain(output, character => (char.IsControl(character) && character != '\n') || character is '\u2028' or '\u2029');
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.StartsWith("fail: ", StringComparison.Ordinal));
        Assert.Equal(
            Attacks.Length,
            lines.Count(line => line.Contains("Sign-in of [redacted] failed: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Json_log_has_each_recorded_value_except_sensitive_ones()
    {
        using var provider = new FormattedProvider("json");
        await using LoggedHost host = await StartAsync(provider);
        string[] attacks = [.. Attacks.Where(attack => !attack.Contains('\ud800', StringComparison.Ordinal))];
        Array.ForEach(attacks, attack => host.Logged.Fail(Secret, attack));
        JsonElement[] records =
            [.. Flushed(host, provider).TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(attacks, records.Select(record => record.GetProperty("State").GetProperty("reason").GetString()!));
        Assert.All(records, record =>
        {
            Assert.Equal("[redacted]", record.GetProperty("State").GetProperty("user").GetString());
            Assert.Equal("Sign-in of {user} failed: {reason}", record.GetProperty("State").GetProperty("{OriginalFormat}").GetString());
            Assert.False(record.TryGetProperty("forged", out _));
        });
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("systemd")]
    [InlineData("json")]
    public async Task Logged_text_of_a_megabyte_is_truncated(string formatter)
    {
        using var provider = new FormattedProvider(formatter);
        await using LoggedHost host = await StartAsync(provider);
        host.Logged.Fail(Secret + new string('x', 1_000_000), new string('y', 1_000_000));
        string output = Flushed(host, provider);
        Assert.Contains("yyy…", output.Replace("\\u2026", "…", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", output, StringComparison.Ordinal);
        Assert.InRange(output.Length, 4096, 3 * 4096);
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("systemd")]
    [InlineData("json")]
    public async Task Revealed_value_is_shown_and_not_parsed_as_a_template(string formatter)
    {
        using var provider = new FormattedProvider(formatter);
        await using LoggedHost host = await StartAsync(provider, "[logs]\nreveal = [\"personal\"]\n");
        host.Logged.Fail("{reason}", "plain");
        Assert.Contains("Sign-in of {reason} failed: plain", Flushed(host, provider), StringComparison.Ordinal);
    }

    private static Task<LoggedHost> StartAsync(FormattedProvider provider, string toml = "") =>
        LoggedHost.StartAsync(toml, services => services.AddSingleton<ILoggerProvider>(provider));

    private static string Flushed(LoggedHost host, FormattedProvider provider)
    {
        Assert.True(host.Logged.Catalogue.FlushLogs(TestTimeout.Max));
        return provider.Output;
    }
}
