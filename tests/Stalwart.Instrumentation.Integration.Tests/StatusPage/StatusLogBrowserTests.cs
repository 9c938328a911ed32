namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>The log records of the status page as a person meets them.</summary>
public sealed class StatusLogBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Rows = "[...document.querySelectorAll('#logs-panel tbody tr')]";
    private const string VisibleRows = Rows + ".filter(row => row.checkVisibility())";

    [RequiresFact("chromium")]
    public async Task Log_shows_records_newest_first_until_it_is_paused()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(await chromium.SampleAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>($"{Rows}.length"));
        await page.RunAsync("document.getElementById('events-tab').focus()");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal("#tab=logs", await page.EvaluateAsync<string>("location.hash"));
        await page.UntilAsync($"{Rows}.length > 20");
        int[] times = await page.EvaluateAsync<int[]>(
            $"{Rows}.map(row => row.querySelector('.time').textContent.split(':').reduce((all, part) => 60 * all + Number(part), 0))");
        Assert.Equal(times.OrderDescending(), times);
        Assert.True(await page.EvaluateAsync<bool>($"{Rows}.every(row => row.querySelector('.message').textContent.length > 0)"));

        const string Newest = "document.querySelector('#logs-panel tbody tr .message').textContent";
        await page.RunAsync("document.getElementById('pause').click()");
        string paused = await page.EvaluateAsync<string>(Newest);
        Assert.Equal(paused, await page.EvaluateAsync<string>(Newest));
        int before = await page.EvaluateAsync<int>($"{Rows}.length");
        await page.RunAsync("document.getElementById('pause').click()");
        await page.UntilAsync($"{Rows}.length > {before} || {Rows}.length === 1000");
        await page.UntilAsync($"{Rows}.length === 1000");

        // A stream that the page closes counts as failed.
        Assert.All(page.Complaints, complaint => Assert.StartsWith("failed: ", complaint, StringComparison.Ordinal));
        Assert.Empty(await page.EvaluateAsync<string[]>("window.violations"));
    }

    [RequiresFact("chromium")]
    public async Task Log_is_filtered_by_level_family_and_text_of_the_address()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(new Uri(await chromium.SampleAsync(), "/events#q=auth&family=auth&tab=logs"));
        await page.UntilAsync($"{VisibleRows}.length > 0 && {VisibleRows}.length < {Rows}.length");
        Assert.True(await page.EvaluateAsync<bool>($"{VisibleRows}.every(row => row.dataset.event.startsWith('auth.'))"));
        await page.RunAsync("document.getElementById('clear').click()");
        Assert.True(await page.EvaluateAsync<bool>($"{VisibleRows}.length === {Rows}.length"));
        string level = await page.EvaluateAsync<string>($"{Rows}[0].dataset.level");
        await page.RunAsync($"document.querySelector('#levels input[value={level}]').click()");
        Assert.Equal([level], await page.EvaluateAsync<string[]>($"[...new Set({VisibleRows}.map(row => row.dataset.level))]"));
        await page.RunAsync("document.getElementById('search').value = 'nowhere-to-be-found'; "
            + "document.getElementById('search').dispatchEvent(new Event('input', { bubbles: true }))");
        Assert.Equal(0, await page.EvaluateAsync<int>($"{VisibleRows}.length"));
        Assert.False(await page.EvaluateAsync<bool>("document.getElementById('nothing').hidden"));
    }

    [RequiresFact("chromium")]
    public async Task Axe_finds_no_violation_in_the_log_of_the_status_page()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(new Uri(await chromium.SampleAsync(), "/events#tab=logs"));
        Assert.Empty(await AxeCheck.RunAsync(page));
        await page.UntilAsync($"{Rows}.length > 20");
        await page.RunAsync("document.getElementById('pause').click()");
        foreach (string theme in (string[])["light", "dark"])
        {
            await page.PreferAsync(theme);
            Assert.Empty(await AxeCheck.RunAsync(page));
        }

        await page.ResizeAsync(390, 844);
        Assert.Empty(await AxeCheck.RunAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }
}
