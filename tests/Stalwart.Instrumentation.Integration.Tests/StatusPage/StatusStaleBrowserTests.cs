using PuppeteerSharp;

namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>The status page when the process hangs, is gone, or has no connection left.</summary>
public sealed class StatusStaleBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string IsStale = "document.body.hasAttribute('data-stale')";
    private const string Notice = "document.getElementById('notice').textContent";
    private const string Connection = "document.getElementById('connection').textContent";

    /// <summary>All elements with a number.</summary>
    private const string Shown =
        "['identity-detail', 'summary', 'main'].map(id => document.getElementById(id).innerHTML).join()";

    [RequiresFact("chromium")]
    public async Task Page_of_a_killed_process_is_stale_and_unchanged_until_the_process_is_restarted()
    {
        using var port = new ReservedPort();
        RunningProcess sample = MailServerProcess.CreateOn(port.Number, "--rate", "1000").Start();
        var address = new Uri(new Uri(await sample.WaitForAsync("  scrape ")), "/events");
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(address);
        await page.UntilAsync("parseFloat(document.querySelector('#summary dd').textContent) > 0");
        Assert.False(await page.EvaluateAsync<bool>(IsStale));

        await sample.DisposeAsync();
        await page.UntilAsync(IsStale);
        string shown = await page.EvaluateAsync<string>(Shown);
        Assert.Matches(
            @"^Connection lost at \d\d:\d\d:\d\d; showing the last data received\. Retrying\.$",
            await page.EvaluateAsync<string>(Notice));
        Assert.StartsWith("Stale · ", await page.EvaluateAsync<string>("document.title"), StringComparison.Ordinal);
        int failed = page.Complaints.Count;
        foreach (string theme in (string[])["light", "dark"])
        {
            await page.PreferAsync(theme);
            Assert.Empty(await AxeCheck.RunAsync(page));
        }

        await Eventually.IsTrueAsync(() => page.Complaints.Count > failed, () => "The page never tried again.");
        Assert.Equal(shown, await page.EvaluateAsync<string>(Shown));
        Assert.True(await page.EvaluateAsync<bool>(IsStale));
        await page.RunAsync("scrollTo(0, document.body.scrollHeight)");
        Assert.True(await page.EvaluateAsync<bool>(
            "(box => box.top >= 0 && box.bottom <= innerHeight)(document.getElementById('notice').getBoundingClientRect())"));

        await using RunningProcess next = MailServerProcess.CreateOn(port.Number, "--rate", "1000").Start();
        await page.UntilAsync($"!{IsStale}");
        Assert.Matches(
            @"^The process restarted at \d\d:\d\d:\d\d; all values start at 0 from then\.$",
            await page.EvaluateAsync<string>("document.getElementById('news-text').textContent"));
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('notice').hidden"));
        Assert.Empty(await AxeCheck.RunAsync(page));
        await page.RunAsync("document.getElementById('dismiss').click()");
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('news').hidden"));
    }

    [RequiresFact("chromium")]
    public async Task Page_of_a_hanging_process_is_stale_until_the_process_continues()
    {
        (RunningProcess sample, Uri scrape) = await MailServerProcess.StartAndWaitAsync();
        await using (sample)
        {
            await using BrowserPage page = await chromium.NewPageAsync();
            await page.OpenAsync(new Uri(scrape, "/events"));
            sample.Signal("STOP");
            await page.UntilAsync(IsStale);
            Assert.Equal("No response, retrying", await page.EvaluateAsync<string>(Connection));
            sample.Signal("CONT");
            await page.UntilAsync($"!{IsStale}");
            Assert.Equal("Live", await page.EvaluateAsync<string>(Connection));
            Assert.True(await page.EvaluateAsync<bool>("document.getElementById('news').hidden"));
        }
    }

    [RequiresFact("chromium")]
    public async Task Tab_without_a_connection_says_why_it_waits_and_takes_over_that_of_a_closed_tab()
    {
        IBrowserContext context = await chromium.NewContextAsync();
        await using (context)
        {
            Uri address = await chromium.SampleAsync();
            var tabs = new List<BrowserPage>();
            for (int i = 0; i < 5; i++)
            {
                tabs.Add(await BrowserPage.StartAsync(context));
                await tabs[i].OpenAsync(address);
            }

            BrowserPage waiting = await BrowserPage.StartAsync(context);
            await waiting.LoadAsync(address);
            await waiting.UntilAsync($"{Notice}.includes('close another tab of this page')");
            Assert.Equal("Waiting for a connection", await waiting.EvaluateAsync<string>(Connection));
            await waiting.UntilAsync(IsStale);

            // A tab that another one answers too late is connected for a moment.
            Assert.Matches(
                "^(No data yet|Connection lost at [0-9:]+; showing the last data received)\\.",
                await waiting.EvaluateAsync<string>(Notice));
            Assert.Empty(await AxeCheck.RunAsync(waiting));

            await tabs[0].CloseAsync();
            await waiting.UntilAsync("document.getElementById('connection').dataset.state === 'live'");
            Assert.False(await waiting.EvaluateAsync<bool>(IsStale));
        }
    }

    [RequiresFact("chromium")]
    public async Task Tab_waits_for_a_connection_although_busy_tabs_answer_late()
    {
        IBrowserContext context = await chromium.NewContextAsync();
        await using (context)
        {
            Uri address = await chromium.SampleAsync();
            BrowserPage busy = await BrowserPage.StartAsync(context);
            await busy.LoadAsync(new Uri(address, "/metrics/prometheus"));
            await busy.RunAsync(
                """
                window.channel = new BroadcastChannel('event-page');
                channel.addEventListener('message', ({ data }) => data.kind === 'count' && setTimeout(
                  () => [1, 2, 3, 4, 5].forEach(id => channel.postMessage({ kind: 'held', id, to: data.id })), 400))
                """);
            BrowserPage waiting = await BrowserPage.StartAsync(context);
            await waiting.LoadAsync(address);
            await waiting.UntilAsync($"{Notice}.includes('close another tab of this page')");
            await busy.RunAsync("channel.close()");
            await waiting.UntilAsync("document.getElementById('connection').dataset.state === 'live'");
        }
    }
}
