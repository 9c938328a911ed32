namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>What the status page shows first.</summary>
public sealed class StatusOverviewBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string VisibleRows = "[...document.querySelectorAll('#events-panel tr.row')].filter(row => row.checkVisibility())";
    private const string Levels = VisibleRows + ".map(row => row.dataset.level)";

    [RequiresFact("chromium")]
    public async Task Page_lists_recent_warnings_first_and_then_the_busiest_events()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(await chromium.SampleAsync());
        await page.UntilAsync(
            $"['warn', 'error'].includes({Levels}[0]) && document.querySelector('#events-busy').checkVisibility()");
        Assert.Equal(
            ["events-alarming", "events-busy", "events-rest"],
            await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('#events-panel h2')].filter(heading => heading.checkVisibility())"
                + ".map(heading => heading.id)"));
        Assert.Equal(637, await page.EvaluateAsync<int>($"{VisibleRows}.length"));

        await page.RunAsync(
            "const order = document.getElementById('order'); order.value = 'family'; order.dispatchEvent(new Event('input', { bubbles: "
            + "true }))");
        Assert.Equal("#order=family", await page.EvaluateAsync<string>("location.hash"));
        Assert.Equal(43, await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('#events-panel h2')].filter(heading => heading.checkVisibility()).length"));
        Assert.Equal(637, await page.EvaluateAsync<int>($"{VisibleRows}.length"));
    }

    [RequiresFact("chromium")]
    public async Task Page_shows_that_there_are_no_errors_or_warnings()
    {
        await using PageApplication application = await PageApplication.StartAsync(PageApplication.Catalogue([("a.b", "An event")]));
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(application.Page);
        await page.UntilAsync("document.querySelector('#events-alarming').parentNode.querySelector('.group-note').textContent === 'None.'");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#events-alarming').checkVisibility()"));
    }

    [RequiresFact("chromium")]
    public async Task Figure_links_to_its_list_and_back_returns_to_the_previous_list()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(await chromium.SampleAsync());
        await page.UntilAsync("parseInt(document.querySelector('#summary [data-level=warn] .figure').textContent) > 0");
        await page.RunAsync("document.querySelector('#logs-tab').click(); document.querySelector('#summary [data-level=warn] a').focus()");
        await page.Keyboard.PressAsync("Enter");
        await page.UntilAsync("document.body.dataset.tab === 'events'");
        Assert.Equal("#level=warn&state=active", await page.EvaluateAsync<string>("location.hash"));
        Assert.Equal(["warn"], await page.EvaluateAsync<string[]>($"[...new Set({Levels})]"));
        await page.RunAsync("history.back()");
        await page.UntilAsync("document.body.dataset.tab === 'logs'");

        // The address can be shared.
        await using BrowserPage other = await chromium.NewPageAsync();
        await other.OpenAsync(new Uri(await chromium.SampleAsync(), "/events#level=warn&state=active"));
        await other.UntilAsync($"{VisibleRows}.length > 0");
        Assert.Equal(["warn"], await other.EvaluateAsync<string[]>($"[...new Set({Levels})]"));
    }

    [RequiresFact("chromium")]
    public async Task Long_text_is_truncated_until_expanded_and_copied_in_full()
    {
        const string Text = "document.querySelector('#logs-panel .error .long')";
        string message = string.Concat(Enumerable.Repeat("0123456789", 100));
        var logged = new LoggedCatalogue();
        await using PageApplication application = await PageApplication.StartAsync(logged.Catalogue);
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(new Uri(application.Page, "#tab=logs"));
        using (var timeout = new CancellationTokenSource(TestTimeout.Max))
        {
            while (!await page.EvaluateAsync<bool>($"{Text} !== null"))
            {
                logged.Fail("jane", error: new InvalidOperationException(message));
                await Task.Delay(30, timeout.Token);
            }
        }

        double cut = await page.EvaluateAsync<double>($"{Text}.getBoundingClientRect().height");
        Assert.Contains(message, await page.EvaluateAsync<string>($"{Text}.title"), StringComparison.Ordinal);
        Assert.Contains(
            message,
            await page.EvaluateAsync<string>($"(getSelection().selectAllChildren({Text}), getSelection().toString())"),
            StringComparison.Ordinal);
        await page.RunAsync($"{Text}.querySelector('button').focus()");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("true", await page.EvaluateAsync<string>($"{Text}.querySelector('button').getAttribute('aria-expanded')"));
        Assert.True(await page.EvaluateAsync<double>($"{Text}.getBoundingClientRect().height") > cut);
        Assert.Empty(await AxeCheck.RunAsync(page));
    }
}
