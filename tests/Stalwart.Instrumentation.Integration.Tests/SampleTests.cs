using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Integration.Tests;

public sealed class SampleTests : IDisposable
{
    private readonly HttpClient client = new();
    private readonly string config = Path.GetTempFileName();

    public void Dispose()
    {
        client.Dispose();
        File.Delete(config);
    }

    [Fact]
    public async Task Sample_ends_after_its_duration()
    {
        await using RunningProcess process = MailServerProcess.Start("--duration", "1s");
        Assert.Equal(0, await process.WaitForExitAsync());
    }

    [Fact]
    public async Task Sample_is_scraped_while_it_runs()
    {
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "2000");
        await using (process)
        {
            string text = await MailServerProcess.ScrapeUntilAsync(
                scrape,
                text => text.Contains("delivery_total_time_seconds_bucket", StringComparison.Ordinal));
            Assert.Contains("\nauth_success_total{", text, StringComparison.Ordinal);
            Assert.Contains("\nqueue_count", text, StringComparison.Ordinal);
            Assert.DoesNotContain("auth_error", text, StringComparison.Ordinal);
            Assert.DoesNotContain("smtp_error", text, StringComparison.Ordinal);
            await process.WaitForAsync("auth.error, smtp.error");
        }
    }

    [LinuxFact("signals")]
    public async Task Sample_exits_with_0_after_SIGTERM()
    {
        (RunningProcess process, _) = await MailServerProcess.StartAndWaitAsync();
        await using (process)
        {
            process.Terminate();
            Assert.Equal(0, await process.WaitForExitAsync());
        }
    }

    [Fact]
    public async Task Sample_logs_events_to_the_console_when_a_level_is_given()
    {
        await using RunningProcess process = MailServerProcess.Start("--logs", "info", "--duration", "1s", "--rate", "500");
        Assert.Equal(0, await process.WaitForExitAsync());
        Assert.Contains("info: stalwart.auth[37]\n      Signed in over ", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("dbug: stalwart.", process.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--logs", "off")]
    public async Task Sample_logs_no_events_to_the_console_by_default(params string[] arguments)
    {
        await using RunningProcess process = MailServerProcess.Start([.. arguments, "--duration", "1s", "--rate", "500"]);
        Assert.Equal(0, await process.WaitForExitAsync());
        Assert.DoesNotContain(": stalwart.", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_rejects_an_unknown_log_level_with_one_message()
    {
        await using RunningProcess process = MailServerProcess.Start("--logs", "loud", "--duration", "1s");
        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.Contains("loud", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[metrics]\ndisabled-events = [\"auth.error\"\nreload = true\n", "(2,")]
    [InlineData("[metrics.prometheus]\nenabel = true\n", "enable")]
    [InlineData("[metrics.open-telemetry]\ntransport = \"grpc\"\ninterval = \"soon\"\n", "interval")]
    public async Task Sample_ends_with_one_message_when_the_configuration_is_invalid(string toml, string expected)
    {
        await File.WriteAllTextAsync(config, toml);
        await using RunningProcess process = MailServerProcess.Start("--config", config);
        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.Contains(expected, process.Output, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(config), process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_logs_a_warning_for_an_unknown_disabled_event_and_keeps_running()
    {
        await File.WriteAllTextAsync(config, "[metrics]\ndisabled-events = [\"auth.eror\"]\n[metrics.prometheus]\nenable = true\n");
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--config", config);
        await using (process)
        {
            await process.WaitForAsync("did you mean 'auth.error'");
            using HttpResponseMessage response = await client.GetAsync(scrape);
            Assert.True(response.IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task Sample_pushes_meters_of_the_platform_and_the_catalogue()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        await File.WriteAllTextAsync(config, $"""
            [metrics]
            meters = ["System.Runtime", "Microsoft.AspNetCore.*"]
            disabled-events = ["System.Runtime/dotnet.gc.*"]
            [metrics.prometheus]
            enable = true
            [metrics.open-telemetry]
            transport = "http"
            endpoint = "{receiver.Endpoint}"
            interval = "300ms"
            timeout = "{TestTimeout.Toml}"
            """);
        (RunningProcess process, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--config", config);
        await using (process)
        {
            using HttpResponseMessage response = await client.GetAsync(scrape);
            HashSet<string> pushed = [];
            while (!pushed.IsSupersetOf(["dotnet.thread_pool.thread.count", "http.server.request.duration", "auth.success"]))
            {
                pushed.UnionWith((await receiver.NextAsync()).Metrics.Select(metric => metric.Name));
            }

            Assert.DoesNotContain(pushed, name => name.StartsWith("dotnet.gc.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Sample_reports_a_port_that_is_in_use()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        await using RunningProcess process = MailServerProcess.Start("--urls", $"http://{other.LocalEndpoint}");
        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.Contains($"The server cannot listen on http://{other.LocalEndpoint}", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_reports_an_invalid_option()
    {
        await using RunningProcess process = MailServerProcess.Start("--rate", "fast");
        Assert.Equal(2, await process.WaitForExitAsync());
        Assert.Contains("found 'fast'", process.Output, StringComparison.Ordinal);
    }
}
