using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>The exports and the configuration on the status page as a person meets them.</summary>
public sealed class StatusExportBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Badge = "document.getElementById('export-problems')";
    private const string Figure = "document.querySelector('#summary a[href=\"#tab=export\"] .figure').textContent";
    private const string Card = "document.querySelector('.exports .export')";

    [RequiresFact("chromium")]
    public async Task Failing_exporter_is_marked_on_the_tab_and_in_the_summary_until_it_recovers()
    {
        using var port = new ReservedPort();
        await using PageApplication application = await PageApplication.StartAsync(
            PageApplication.Catalogue([("a.b", "An event")]),
            toml: $"[metrics.open-telemetry]\ntransport = \"http\"\nendpoint = \"http://127.0.0.1:{port.Number}\"\ninterval = \"1s\"\n"
            + "timeout = \"1s\"\n");
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(application.Page);
        await page.UntilAsync($"!{Badge}.hidden && {Badge}.textContent === '1 problem' && {Figure} === 'Failing'");
        await page.RunAsync("document.querySelector('#summary a[href=\"#tab=export\"]').click()");
        await page.UntilAsync($"{Card}?.checkVisibility() ?? false");
        string text = await page.EvaluateAsync<string>($"{Card}.innerText");
        Assert.Contains("metrics.open-telemetry", text, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{port.Number}", text, StringComparison.Ordinal);
        Assert.Contains("Last error", text, StringComparison.Ordinal);
        foreach (string theme in (string[])["light", "dark"])
        {
            await page.PreferAsync(theme);
            Assert.Empty(await AxeCheck.RunAsync(page));
        }

        await page.ResizeAsync(390, 844);
        Assert.Empty(await AxeCheck.RunAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await using OtlpReceiver collector = await OtlpReceiver.StartAsync(OtlpTransport.Http, port);
        await page.UntilAsync($"{Badge}.hidden && {Figure} === 'OK' && {Card}.dataset.kind === 'good'");
        Assert.Empty(page.Complaints);
    }

    [RequiresFact("chromium")]
    public async Task Page_shows_how_to_enable_an_exporter_when_none_is_enabled()
    {
        await using PageApplication application = await PageApplication.StartAsync(PageApplication.Catalogue([("a.b", "An event")]));
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(new Uri(application.Page, "#tab=export"));
        await page.UntilAsync($"{Figure} === 'Disabled'");
        Assert.Contains(
            "[metrics.prometheus]",
            await page.EvaluateAsync<string>("document.querySelector('.export-nothing').innerText"),
            StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>($"{Badge}.hidden"));
        Assert.Empty(await AxeCheck.RunAsync(page));
    }

    [RequiresFact("chromium")]
    public async Task Rejected_configuration_is_marked_and_its_reason_is_escaped()
    {
        string hostile = "<img src=x onerror=alert(1)>" + string.Concat(Enumerable.Repeat(" Expected true or false.", 20));
        await using PageApplication application = await PageApplication.StartAsync(PageApplication.Catalogue([("a.b", "An event")]));
        await using BrowserPage page = await chromium.NewPageAsync();
        await page.OpenAsync(new Uri(application.Page, "#tab=export"));
        TestStatus.RejectConfiguration(application.Services, hostile);
        await page.UntilAsync($"!{Badge}.hidden && {Figure} === 'Config rejected'");
        Assert.Contains(
            hostile,
            await page.EvaluateAsync<string>("document.querySelector('.export-message .long').textContent"),
            StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('img').length"));
        Assert.Empty(await AxeCheck.RunAsync(page));
        Assert.Empty(page.Complaints);
    }
}
