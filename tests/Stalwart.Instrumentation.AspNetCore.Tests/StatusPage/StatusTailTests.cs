using System.Diagnostics;
using System.Text.Json;
using Stalwart.Instrumentation.AspNetCore.StatusPage;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

/// <summary>The log records that an open page receives when it shows them.</summary>
public sealed class StatusTailTests
{
    private const string Tail = "/events/stream?tail";
    private readonly LoggedCatalogue logged = new();

    [Fact]
    public async Task Log_records_are_sent_with_the_operators_level_and_redacted_values()
    {
        await using PageHost host = await PageHost.StartAsync(
            logged.Catalogue, "[logs.levels]\n\"auth.failed\" = \"error\"\n[logs]\nlevel = \"off\"\ndisabled-events = [\"server.wide\"]\n");
        using PageReader page = await host.OpenAsync(Tail);
        Assert.Equal("state", (await page.NextAsync()).Name);
        using Activity activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        logged.Fail("jane", error: new InvalidOperationException("no"));
        logged.RecordWide();
        logged.Start(3);
        JsonElement[] records = await RecordsAsync(host, page);
        Assert.Equal(2, records.Length);
        Assert.Equal(
            (1, "error", "Sign-in of [redacted] failed: unknown-user", "System.InvalidOperationException: no"),
            (records[0].GetProperty("number").GetInt64(), Text(records[0], "level"), Text(records[0], "message"),
                Text(records[0], "error")));
        Assert.Equal(activity.TraceId.ToHexString(), Text(records[0], "trace"));
        Assert.Equal(host.Clock.GetUtcNow().ToUnixTimeMilliseconds() - 1000, records[0].GetProperty("time").GetInt64());
        Assert.Equal(
            (LoggedCatalogue.Started, "info", "Server {started}", 3),
            (records[1].GetProperty("event").GetInt32(), Text(records[1], "level"), Text(records[1], "message"),
                records[1].GetProperty("times").GetInt32()));
        Assert.DoesNotContain("jane", string.Concat(records), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revealed_values_are_shown_until_a_reload_redacts_them()
    {
        await using PageHost host = await PageHost.StartAsync(logged.Catalogue, "[logs]\nreveal = [\"personal\"]\n");
        using PageReader page = await host.OpenAsync(Tail);
        await page.NextAsync();
        logged.Fail("jane");
        Assert.Equal("Sign-in of jane failed: unknown-user", Text(Assert.Single(await RecordsAsync(host, page)), "message"));
        host.Configuration["logs:reveal:0"] = "another";
        host.Configuration.Reload();
        logged.Fail("jane");
        Assert.Equal("Sign-in of [redacted] failed: unknown-user", Text(Assert.Single(await RecordsAsync(host, page)), "message"));
    }

    [Fact]
    public async Task No_log_sink_is_attached_unless_a_page_shows_the_records()
    {
        await using PageHost host = await PageHost.StartAsync(logged.Catalogue);
        using (PageReader other = await host.OpenAsync())
        {
            await other.NextAsync();
            Assert.False(IsOpen());
            using (PageReader page = await host.OpenAsync(Tail))
            {
                await page.NextAsync();
                Assert.True(IsOpen());
                logged.Start();
                await RecordsAsync(host, page);
            }

            SpinUntil(() => !IsOpen() && !host.Tail.IsAttached, host);
        }

        // A page that is opened later does not receive earlier records.
        using PageReader later = await host.OpenAsync(Tail);
        await later.NextAsync();
        logged.Fail("jane");
        JsonElement record = Assert.Single(await RecordsAsync(host, later));
        Assert.Equal("Sign-in of [redacted] failed: unknown-user", Text(record, "message"));

        bool IsOpen() => (logged.Gate(LoggedCatalogue.Started) & 16) != 0;
    }

    [Fact]
    public async Task Log_records_beyond_the_limit_are_dropped_and_counted()
    {
        await using PageHost host = await PageHost.StartAsync(logged.Catalogue);
        using PageReader page = await host.OpenAsync(Tail);
        await page.NextAsync();
        for (int i = 0; i < PageTail.MaxPerSecond + 500; i++)
        {
            logged.Start();
        }

        Assert.True(logged.Catalogue.FlushLogs(TestTimeout.Max));
        await host.TickAsync(page);
        PageMessage message = await page.NextAsync();
        Assert.Equal(PageTail.MaxPerSecond, message.Data.GetProperty("records").GetArrayLength());
        Assert.Equal(500, message.Data.GetProperty("leftOut").GetInt64());

        // The oldest records make room for newer ones, for a page that is opened later.
        logged.Fail("jane");
        Assert.True(logged.Catalogue.FlushLogs(TestTimeout.Max));
        using PageReader second = await host.OpenAsync(Tail);
        Assert.Equal("state", (await second.NextAsync()).Name);
        JsonElement[] kept = Records(await second.NextAsync());
        Assert.Equal(PageTail.Capacity, kept.Length);
        Assert.Equal(PageTail.MaxPerSecond + 1, kept[^1].GetProperty("number").GetInt64());
    }

    [Fact]
    public async Task Page_that_does_not_show_log_records_receives_none()
    {
        await using PageHost host = await PageHost.StartAsync(logged.Catalogue);
        using PageReader tail = await host.OpenAsync(Tail);
        using PageReader page = await host.OpenAsync();
        await tail.NextAsync();
        await page.NextAsync();
        logged.Start();
        await RecordsAsync(host, tail);
        Assert.Equal("tick", (await page.NextAsync()).Name);
        Assert.Equal("tick", (await host.TickAsync(page)).Name);
    }

    [Fact]
    public async Task Page_describes_the_message_of_each_event_that_is_logged()
    {
        await using PageHost host = await PageHost.StartAsync(logged.Catalogue);
        JsonElement events = JsonDocument.Parse(host.Feed.Description).RootElement.GetProperty("catalogues")[0].GetProperty("events");
        Assert.Equal("Sign-in of {user} failed: {reason}", Text(events[LoggedCatalogue.Failed], "message"));
        Assert.Equal("Server {{started}}", Text(events[LoggedCatalogue.Started], "message"));
        Assert.False(events[LoggedCatalogue.Silent].TryGetProperty("message", out _));
    }

    /// <summary>Advances the clock by a second, and returns the records that the page receives.</summary>
    private async Task<JsonElement[]> RecordsAsync(PageHost host, PageReader page)
    {
        Assert.True(logged.Catalogue.FlushLogs(TestTimeout.Max));
        Assert.Equal("tick", (await host.TickAsync(page)).Name);
        return Records(await page.NextAsync());
    }

    private static JsonElement[] Records(PageMessage message)
    {
        Assert.Equal("tail", message.Name);
        return [.. message.Data.GetProperty("records").EnumerateArray()];
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>The server detects a closed page when it next writes to it.</summary>
    private static void SpinUntil(Func<bool> isTrue, PageHost host) => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return isTrue();
        },
        TestTimeout.Max));
}
