namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>The status page as a person meets it: in a browser, with a keyboard, in the light and in the dark.</summary>
public sealed class StatusPageBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string VisibleRows = "[...document.querySelectorAll('#events-panel tr.row')].filter(row => row.checkVisibility())";

    [RequiresFact("chromium")]
    public async Task Status_page_loads_without_errors_and_requests_no_other_origin()
    {
        Uri address = await chromium.SampleAsync();
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(address);
        Assert.Equal(637, await page.EvaluateAsync<int>("document.querySelectorAll('#events-panel tr.row').length"));
        Assert.Equal(43, await page.EvaluateAsync<int>("document.querySelectorAll('#events-panel h2[id^=family-]').length"));
        Assert.Equal(27, await page.EvaluateAsync<int>("document.querySelectorAll('#metrics-panel [data-metric]').length"));
        await page.UntilAsync(
            "document.querySelector('[data-event=\"smtp.connection-start\"] .sparkline .trace')?.hasAttribute('d') ?? "
            + "(document.querySelector('[data-event=\"smtp.connection-start\"]').scrollIntoView(), false)");
        Assert.Empty(page.Complaints);
        Assert.Empty(await page.EvaluateAsync<string[]>("window.violations"));
        Assert.All(page.Requests, request => Assert.Equal(address.Authority, request.Authority));

        // A stream that is interrupted on a busy machine is requested again.
        Assert.Equal(["/events", "/events/stream"], page.Requests.Select(request => request.AbsolutePath).Distinct());

        // Proof that it would be noticed: the policy blocks scripts, styles and everything from elsewhere.
        await page.RunAsync(
            "document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' })); "
            + "fetch('http://127.0.0.2:9/').catch(() => 0)");
        await page.UntilAsync("window.violations.length === 2");
        Assert.True(
            await page.EvaluateAsync<bool>("(() => { try { document.body.innerHTML = 'x'; return false; } catch { return true; } })()"));
    }

    [RequiresFact("chromium")]
    public async Task Values_increase_on_the_status_page_unless_it_is_paused()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(await chromium.SampleAsync());

        // The page updates the rows in sight, and the order of the rows changes.
        const string Row = "(row => (row.scrollIntoView(), row))(document.querySelector('[data-event=\"auth.success\"]'))";
        const string Total = $"Number({Row}.lastChild.textContent.replaceAll(',', ''))";
        await page.UntilAsync($"{Total} > 0");
        int first = await page.EvaluateAsync<int>(Total);
        await page.UntilAsync($"{Total} > {first}");
        await page.UntilAsync($"parseFloat({Row}.querySelector('.rate').textContent) > 0");
        await page.UntilAsync("parseFloat(document.querySelector('#summary dd').textContent) > 0");

        await page.RunAsync("document.getElementById('pause').click()");
        Assert.Equal("paused", await page.EvaluateAsync<string>("document.getElementById('connection').dataset.state"));
        int paused = await page.EvaluateAsync<int>(Total);
        await page.RunAsync("document.getElementById('pause').click()");
        await page.UntilAsync($"{Total} > {paused}");
    }

    [RequiresFact("chromium")]
    public async Task Status_page_is_filtered_with_the_keyboard_and_the_address_has_the_filter()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(await chromium.SampleAsync());
        await page.Keyboard.PressAsync("/");
        Assert.Equal("search", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync("auth fail");
        string[] found = await page.EvaluateAsync<string[]>($"{VisibleRows}.map(row => row.dataset.event)");
        Assert.Contains("auth.failed", found);
        Assert.True(found.Length is > 0 and < 40, $"{found.Length} events were found.");
        Assert.Equal($"{found.Length} of 637", await page.EvaluateAsync<string>("document.getElementById('events-count').textContent"));
        Assert.Equal("#q=auth+fail", await page.EvaluateAsync<string>("location.hash"));
        await page.UntilAsync($"document.getElementById('found').textContent === '{found.Length} of 637 events shown'");

        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(637, await page.EvaluateAsync<int>($"{VisibleRows}.length"));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        Assert.Equal(["error"], await page.EvaluateAsync<string[]>($"[...new Set({VisibleRows}.map(row => row.dataset.level))]"));
        await page.RunAsync(
            "const family = document.getElementById('family'); family.value = '0/auth'; family.dispatchEvent(new Event('input', { "
            + "bubbles: true }))");
        Assert.Equal(["auth.error"], await page.EvaluateAsync<string[]>($"{VisibleRows}.map(row => row.dataset.event)"));
        Assert.Contains(
            "disabled",
            await page.EvaluateAsync<string>("document.querySelector('[data-event=\"auth.error\"]').lastChild.textContent"),
            StringComparison.Ordinal);

        // The address can be shared.
        await page.ReloadAsync();
        await page.UntilAsync($"{VisibleRows}.length === 1");
        await page.RunAsync("document.getElementById('clear').click()");
        Assert.Equal(637, await page.EvaluateAsync<int>($"{VisibleRows}.length"));
        await page.RunAsync(
            "const state = document.getElementById('state'); state.value = 'off'; state.dispatchEvent(new Event('input', { bubbles: "
            + "true }))");
        await page.UntilAsync($"{VisibleRows}.length > 200 && {VisibleRows}.slice(0, 20).every(row => row.hasAttribute('data-off'))");
    }

    [RequiresFact("chromium")]
    public async Task Status_page_orders_events_by_rate()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(new Uri(await chromium.SampleAsync(), "/events#order=rate"));
        await page.UntilAsync($$"""
            (rates => rates[0] > 1 && rates.every((rate, i) => i === 0 || rate <= rates[i - 1]))({{VisibleRows}}.slice(0, 15).map(row => parseFloat(row.querySelector('.rate').textContent)))
            """);
    }

    [RequiresFact("chromium")]
    public async Task Row_expands_to_its_series_and_a_feed_links_to_its_metric()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(new Uri(await chromium.SampleAsync(), "/events#q=delivery.completed"));
        await page.RunAsync("document.querySelector('[data-event=\"delivery.completed\"] button').focus()");
        await page.Keyboard.PressAsync("Enter");
        await page.UntilAsync("document.querySelector('.detail .series tbody td')?.textContent.length > 0");
        Assert.Contains(
            "delivered",
            await page.EvaluateAsync<string>("document.querySelector('.detail .series').textContent"),
            StringComparison.Ordinal);
        Assert.Equal("true", await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-expanded')"));
        Assert.True(
            await page.EvaluateAsync<bool>("document.getElementById(document.activeElement.getAttribute('aria-controls')) !== null"));

        await page.RunAsync("[...document.querySelectorAll('.detail a')].find(link => link.textContent === 'delivery.total-time').click()");
        await page.UntilAsync(
            "document.getElementById('metrics-tab').getAttribute('aria-selected') === 'true' && "
            + "document.querySelector('[data-metric=\"delivery.total-time\"]').checkVisibility()");
        Assert.Empty(page.Complaints);
    }

    [RequiresFact("chromium")]
    public async Task Histograms_have_bars_and_quantiles_and_the_arrow_keys_lead_there()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(await chromium.SampleAsync());
        await page.RunAsync("document.getElementById('events-tab').focus()");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("metrics-tab", await page.EvaluateAsync<string>("document.activeElement.id"));
        const string Card = "document.querySelector('[data-metric=\"delivery.total-time\"]')";
        await page.RunAsync($"{Card}.scrollIntoView()");
        await page.UntilAsync($"[...{Card}.querySelectorAll('.bars span')].some(bar => bar.clientHeight > 20)");
        Assert.Equal(
            ["p50", "p95", "p99", "Mean", "Count"],
            await page.EvaluateAsync<string[]>($"[...{Card}.querySelectorAll('.figures dt')].map(term => term.textContent)"));
        double[] quantiles = await page.EvaluateAsync<double[]>(
            $"[...{Card}.querySelectorAll('.figures dd')].slice(0, 3).map(figure => parseFloat(figure.textContent))");
        Assert.True(quantiles[0] > 0 && quantiles[0] <= quantiles[1] && quantiles[1] <= quantiles[2], string.Join(", ", quantiles));
        Assert.Contains(
            "buckets; the fullest",
            await page.EvaluateAsync<string>($"{Card}.querySelector('.chart').getAttribute('aria-label')"),
            StringComparison.Ordinal);
        await page.RunAsync($"{Card}.querySelectorAll('button')[1].click()");
        Assert.Equal(12, await page.EvaluateAsync<int>($"{Card}.querySelectorAll('tbody tr').length"));

        // The buckets also contain values recorded before the page was opened.
        await page.UntilAsync(
            $"(number => [...{Card}.querySelectorAll('tbody tr')].reduce((sum, row) => sum + number(row.children[1]), 0) "
            + $"=== number([...{Card}.querySelectorAll('.figures dd')].at(-1)))(cell => Number(cell.textContent.replaceAll(',', '')))");
    }

    [RequiresFact("chromium")]
    public async Task Status_page_follows_the_theme_of_the_browser_or_the_reader()
    {
        const string Background = "getComputedStyle(document.body).backgroundColor";
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.PreferAsync("light");
        await page.OpenAsync(await chromium.SampleAsync());
        string light = await page.EvaluateAsync<string>(Background);
        await page.PreferAsync("dark");
        string dark = await page.EvaluateAsync<string>(Background);
        Assert.NotEqual(light, dark);
        await page.RunAsync("document.getElementById('theme').click()");
        Assert.Equal(light, await page.EvaluateAsync<string>(Background));
        await page.ReloadAsync();
        Assert.Equal(light, await page.EvaluateAsync<string>(Background));
        Assert.Equal("Theme: light", await page.EvaluateAsync<string>("document.getElementById('theme').textContent"));
    }

    [RequiresFact("chromium")]
    public async Task Axe_finds_no_violation_in_any_view_of_the_status_page()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(new Uri(await chromium.SampleAsync(), "/events#state=seen"));
        await page.UntilAsync($"{VisibleRows}.length > 10");
        await page.RunAsync("document.querySelector('[data-event=\"delivery.completed\"] button').click()");
        await page.UntilAsync("document.querySelector('.detail .series tbody td')?.textContent.length > 0");
        foreach (string theme in (string[])["light", "dark"])
        {
            await page.PreferAsync(theme);
            Assert.Empty(await AxeCheck.RunAsync(page));
        }

        await page.RunAsync("document.getElementById('metrics-tab').click(); document.querySelector('.card button').click()");
        await page.UntilAsync("document.querySelector('.card .series tbody td')?.textContent.length > 0");
        Assert.Empty(await AxeCheck.RunAsync(page));
        await page.PreferAsync("light");
        await page.ResizeAsync(390, 844);
        Assert.Empty(await AxeCheck.RunAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        // Proof that it would find something.
        await page.RunAsync("document.getElementById('theme').textContent = ''");
        Assert.Contains(await AxeCheck.RunAsync(page), violation => violation.StartsWith("button-name", StringComparison.Ordinal));
    }

    [RequiresFact("chromium")]
    public async Task Texts_of_a_catalogue_are_shown_and_never_executed()
    {
        const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
        await using PageApplication application = await PageApplication.StartAsync(PageApplication.Catalogue([("a.b", Hostile)]));
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(application.Page);
        await page.RunAsync("document.querySelector('[data-event=\"a.b\"] button').click()");
        Assert.Equal(Hostile, await page.EvaluateAsync<string>("document.querySelector('[data-event=\"a.b\"] p').textContent"));
        await page.UntilAsync("document.querySelector('.detail .inside').childElementCount > 0");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('img').length"));
        Assert.Empty(page.Complaints);
    }

    [RequiresFact("chromium")]
    public async Task Ten_thousand_events_below_a_prefix_are_listed_and_searched()
    {
        await using PageApplication application = await PageApplication.StartAsync(
            PageApplication.Catalogue(Enumerable.Range(0, 10_000).Select(i => ($"family-{i / 50}.event-{i}", $"Event number {i} of many"))),
            "/behind/a/proxy");
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(application.Page);
        Assert.Equal("10,000", await page.EvaluateAsync<string>("document.getElementById('events-count').textContent"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("number 9999");
        Assert.Equal(["family-199.event-9999"], await page.EvaluateAsync<string[]>($"{VisibleRows}.map(row => row.dataset.event)"));
        Assert.Empty(page.Complaints);
    }

    [RequiresFact("chromium")]
    public async Task Status_page_shows_that_the_server_is_unreachable()
    {
        await using BrowserPage page = await chromium.NewPageAsync();
        await using (PageApplication application = await PageApplication.StartAsync(PageApplication.Catalogue([("a.b", "An event")])))
        {
            await page.OpenAsync(application.Page);
        }

        await page.UntilAsync("document.getElementById('connection').dataset.state === 'lost'");
        Assert.StartsWith(
            "Server unreachable",
            await page.EvaluateAsync<string>("document.getElementById('connection').textContent"),
            StringComparison.Ordinal);
    }
}
