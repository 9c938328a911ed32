using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Stalwart.Instrumentation.AspNetCore.StatusPage;
using Stalwart.Instrumentation.AspNetCore.StatusPage.Export;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

/// <summary>The messages that an open page receives.</summary>
public sealed class StatusStreamTests
{
    private static readonly ExportMessage None = new([], new ConfigurationRow(0, null, null, null));

    private const int QueueCount = 5, QueueTime = 6, Memory = 7;

    [Fact]
    public async Task Stream_begins_with_the_complete_state_and_continues_with_changes()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        test.Fail(0, "example.com");
        test.Fail(1, "example.org");
        test.Catalogue.GetGauge("server.memory").Set(1024);
        await using PageHost host = await PageHost.StartAsync(test.Catalogue);
        using PageReader page = await host.OpenAsync();
        Assert.Equal("text/event-stream", page.Response.Content.Headers.ContentType!.MediaType);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        PageMessage state = await page.NextAsync();
        Assert.Equal("state", state.Name);
        Assert.Equal(host.Feed.Fingerprint, state.Data.GetProperty("page").GetString());
        Assert.Equal(host.Clock.GetUtcNow().ToUnixTimeMilliseconds(), state.Data.GetProperty("time").GetInt64());
        Assert.Equal((7, 2, null, 1024), (state.Value(0), state.Value(1), state.Value(2), state.Value(Memory)));
        Assert.Equal([TestCatalogue.Off], state.Numbers("off")!);

        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 3);
        test.Catalogue.GetGauge("server.memory").Set(double.NaN);
        PageMessage tick = await host.TickAsync(page);
        Assert.Equal(("tick", 10d, null, double.NaN), (tick.Name, tick.Value(0), tick.Value(1), tick.Value(Memory)));
        Assert.Empty((await host.TickAsync(page)).Numbers("values")!);
    }

    [Fact]
    public async Task Stream_reports_disabled_and_enabled_events_immediately()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 7);
        await using PageHost host = await PageHost.StartAsync(test.Catalogue);
        using PageReader page = await host.OpenAsync();
        await page.NextAsync();
        host.Configuration["metrics:disabled-events:0"] = "auth.*";
        host.Configuration["metrics:disabled-events:1"] = "queue.time";
        host.Configuration.Reload();
        PageMessage off = await host.TickAsync(page);
        Assert.Equal([TestCatalogue.Success, TestCatalogue.Failed, TestCatalogue.Off], off.Numbers("off")!);
        Assert.Equal([QueueTime], off.Numbers("offMetrics")!);
        Assert.Equal(double.NaN, off.Value(0));
        Assert.Null((await host.TickAsync(page)).Numbers("off"));

        host.Configuration["metrics:disabled-events:0"] = "queue.done";
        host.Configuration.Reload();
        PageMessage on = await host.TickAsync(page);
        Assert.Equal([TestCatalogue.Done, TestCatalogue.Off], on.Numbers("off")!);
        Assert.Equal(7, on.Value(0));
    }

    [Fact]
    public async Task History_has_the_rate_of_counters_and_the_value_of_levels()
    {
        var test = new TestCatalogue();
        await using PageHost host = await PageHost.StartAsync(test.Catalogue);
        using PageReader page = await host.OpenAsync();
        await page.NextAsync();
        await host.TickAsync(page);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 15);
        test.Add(TestCatalogue.Queued, TestCatalogue.QueueCells, 4);
        for (int second = 0; second < 4; second++)
        {
            Assert.Null((await host.TickAsync(page)).Numbers("points"));
        }

        PageMessage step = await host.TickAsync(page);
        Assert.Equal((3, 4, null), (step.Point(0), step.Point(QueueCount), step.Point(1)));

        using PageReader second2 = await host.OpenAsync();
        PageMessage state = await second2.NextAsync();
        Dictionary<int, double[]> histories = state.Data.GetProperty("histories").EnumerateArray().ToDictionary(
            row => row.TryGetProperty("metric", out JsonElement number) ? number.GetInt32() : 0,
            row => row.GetProperty("points")
                .EnumerateArray()
                .Select(point => point.ValueKind == JsonValueKind.String ? double.NaN : point.GetDouble())
                .ToArray());
        Assert.Equal([0, 3], histories[0]);
        Assert.Equal(4, histories[QueueCount][^1]);
    }

    [Fact]
    public async Task Opened_page_has_the_history_of_the_last_five_minutes()
    {
        var test = new TestCatalogue();
        var clock = new FakeTimeProvider();
        var sampler = new PageSampler(new PageIndex([test.Catalogue]), 3, clock);
        foreach (int amount in (int[])[0, 5, 10, 20, 40])
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, amount);
            sampler.Read(step: true);
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal([2, 4, 8], Assert.Single(sampler.State("", clock.GetUtcNow(), None).Histories).Points);

        // While no page is open, the feed reads once a step.
        await using PageHost host = await PageHost.StartAsync(test.Catalogue);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => host.Feed.LastReading == host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Page_beyond_the_maximum_is_rejected_until_another_is_closed()
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue);
        PageReader[] pages = await Task.WhenAll(Enumerable.Range(0, PageFeed.MaxViewers).Select(_ => host.OpenAsync()));
        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Response.StatusCode));
        await Task.WhenAll(pages.Select(page => page.NextAsync()));
        using (PageReader refused = await host.OpenAsync())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Response.StatusCode);
            Assert.NotNull(refused.Response.Headers.RetryAfter);
        }

        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri("/events/stream", UriKind.Relative));
        using HttpResponseMessage answer = await host.Client.SendAsync(head);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);

        Array.ForEach(pages, page => page.Dispose());
        await UntilAsync(() => host.Feed.Viewers == 0);
        using PageReader next = await host.OpenAsync();
        Assert.Equal("state", (await next.NextAsync()).Name);
    }

    [Fact]
    public async Task Page_that_missed_a_message_receives_the_complete_state()
    {
        var test = new TestCatalogue();
        await using PageHost host = await PageHost.StartAsync(test.Catalogue);
        Assert.True(host.Feed.TryConnect());
        PageFrame first = await host.Feed.NextAsync(-1, CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        PageFrame second = await host.Feed.NextAsync(first.Number, CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        PageFrame third = await host.Feed.NextAsync(second.Number, CancellationToken.None);
        PageFrame late = await host.Feed.NextAsync(first.Number, CancellationToken.None);
        Assert.Equal(("state", "tick", "tick", "state"), (Name(first), Name(second), Name(third), Name(late)));
        Assert.Equal(third.Number, late.Number);
    }

    [Fact]
    public async Task Page_that_does_not_read_is_disconnected()
    {
        var events = Enumerable.Range(0, 20_000)
            .Select(i => new EventDescriptor($"family.event-{i}", (ushort)i, EventLevel.Info, "An event", true, true, []))
            .ToArray();
        var catalogue = new EventCatalogue(
            "large-" + Guid.NewGuid().ToString("N"),
            null,
            events,
            [.. events.Select((e, i) => new MetricDescriptor(e.Name, MetricKind.Counter, "{event}", "", [], i))]);
        catalogue.Apply(new EventPolicy { ExportZeros = true });
        await using PageHost host = await PageHost.StartAsync(catalogue, "[metrics]\nexport-zeros = true\n");
        host.Feed.WriteTimeout = TimeSpan.FromMilliseconds(100);
        using var socket = new System.Net.Sockets.TcpClient { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        await socket.GetStream().WriteAsync("GET /events/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        await UntilAsync(() => host.Feed.Viewers == 1);

        // Each change makes all values known or unknown again, until the buffers in between are full.
        await UntilAsync(() =>
        {
            catalogue.Apply(new EventPolicy { ExportZeros = !catalogue.ExportZeros });
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return host.Feed.Viewers == 0;
        });
    }

    [Fact]
    public void Clock_that_is_set_back_does_not_change_rates()
    {
        var test = new TestCatalogue();
        var clock = new ClockSetBack();
        var sampler = new PageSampler(new PageIndex([test.Catalogue]), 3, clock);
        foreach (TimeSpan setBack in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(1)])
        {
            test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 10);
            clock.By = setBack;
            sampler.Read(step: true);
            clock.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal(TimeSpan.FromSeconds(5), sampler.Age);
        }

        Assert.Equal([2, 2], Assert.Single(sampler.State("", clock.GetUtcNow(), None).Histories).Points);
    }

    [Fact]
    public async Task Open_pages_do_not_delay_the_stop_of_the_host()
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue);
        using PageReader page = await host.OpenAsync();
        await page.NextAsync();
        await Task.WhenAll(host.StopAsync(), page.WaitForEndAsync()).WaitAsync(TestTimeout.Max);
    }

    [Fact]
    public async Task Changed_credentials_close_pages_with_the_previous_ones()
    {
        await using PageHost host = await PageHost.StartAsync(new TestCatalogue().Catalogue);
        bool isAllowed = true;
        var context = new DefaultHttpContext();
        Task serving = new PageStream(host.Feed, host.Tail, _ => Volatile.Read(ref isAllowed)).ServeAsync(context);
        await UntilAsync(() => host.Feed.Viewers == 1);
        Assert.False(serving.IsCompleted);
        Volatile.Write(ref isAllowed, false);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await serving.WaitAsync(TestTimeout.Max);
        Assert.Equal(0, host.Feed.Viewers);
    }

    private static string Name(PageFrame frame) => Encoding.UTF8.GetString(frame.Bytes.Span).Split('\n')[0]["event: ".Length..];

    private static Task UntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string expression = "") =>
        Eventually.IsTrueAsync(condition, () => $"never true: {expression}");

    /// <summary>A clock whose time of day can be set while its timestamp advances.</summary>
    private sealed class ClockSetBack : FakeTimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - By;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
