using System.Globalization;
using Stalwart.Instrumentation.Integration.Tests.StatusPage;

namespace Stalwart.Instrumentation.Integration.Tests.Aspire;

/// <summary>The metrics page of a resource in the dashboard, in a browser, because its API does not have metrics.</summary>
internal sealed class DashboardMetrics(BrowserPage browser, AspireDashboard dashboard, string resource, string meter)
{
    /// <summary>Returns the instruments of the meter, as the page's tree lists them.</summary>
    public async Task<string[]> InstrumentsAsync()
    {
        string instruments = $"document.querySelectorAll('[id=\"metric-meter-{meter}\"] [id^=\"metric-instrument-\"]')";
        await OpenUntilAsync("", $"{instruments}.length > 0");
        return await browser.EvaluateAsync<string[]>($"[...{instruments}].map(item => item.title)");
    }

    /// <summary>Waits until the table of an instrument has a value, over all its series.</summary>
    public Task HasValueAsync(string instrument, double value) => OpenUntilAsync(
        $"&instrument={instrument}",
        $"document.querySelector('main, body').innerText.includes('{instrument}') && "
        + "[...document.querySelectorAll('[role=gridcell]')].some(cell => "
        + $"cell.innerText.trim() === '{value.ToString("#,0.##", CultureInfo.InvariantCulture)}')");

    /// <summary>
    /// Reloads the page until an expression is true in it. Its table sometimes fails on the first rendering, and the page then asks to be
    /// reloaded: a disposed JavaScript reference of Blazor, unrelated to the content.
    /// </summary>
    private async Task OpenUntilAsync(string query, string expression)
    {
        var address = new Uri(dashboard.Page, $"/metrics/resource/{resource}?meter={meter}{query}&duration=15&view=Table");
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        do
        {
            Assert.False(timeout.IsCancellationRequested, $"Never true: {expression}\n{dashboard.Output}");
            await browser.LoadAsync(address);
            await browser.UntilAsync(
                "(() => { const failed = document.querySelector('#blazor-error-ui');"
                + $"return (failed && getComputedStyle(failed).display !== 'none') || ({expression}); }})()");
        }
        while (!await browser.EvaluateAsync<bool>(expression));
    }
}
