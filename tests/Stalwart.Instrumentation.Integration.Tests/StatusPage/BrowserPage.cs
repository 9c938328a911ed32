using System.Collections.Concurrent;
using PuppeteerSharp;
using PuppeteerSharp.Input;
using PuppeteerSharp.Media;

namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>A page in the browser, with all that it complained about and asked for.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<Uri> requests = new();

    private BrowserPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        this.page = page;
        page.Console += (_, e) => complaints.Enqueue($"console: {e.Message.Text}");
        page.PageError += (_, e) => complaints.Enqueue($"error: {e.Message}");
        page.Dialog += (_, e) => complaints.Enqueue($"dialog: {e.Dialog.Message}");
        page.RequestFailed += (_, e) => complaints.Enqueue($"failed: {e.Request.Url}");
        page.Request += (_, e) => requests.Enqueue(new Uri(e.Request.Url));
    }

    /// <summary>Gets everything that was written to the console, thrown, shown as a dialog, or failed to load.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Gets all network requests.</summary>
    public IEnumerable<Uri> Requests => requests.Where(request => request.Scheme != "data");

    public IKeyboard Keyboard => page.Keyboard;

    public static async Task<BrowserPage> StartAsync(IBrowserContext context)
    {
        IPage page = await context.NewPageAsync();
        page.DefaultTimeout = TestTimeout.Milliseconds;
        page.DefaultNavigationTimeout = TestTimeout.Milliseconds;
        await page.SetViewportAsync(new ViewPortOptions { Width = 1280, Height = 900 });

        // Each tab is visible, as if it had its own window.
        await page.Client.SendAsync("Emulation.setFocusEmulationEnabled", new { enabled = true });
        await page.EvaluateFunctionOnNewDocumentAsync(
            "() => { window.violations = []; addEventListener('securitypolicyviolation', e => "
            + "window.violations.push(`${e.violatedDirective} ${e.blockedURI}`)); }");
        return new BrowserPage(context, page);
    }

    /// <summary>Loads a page.</summary>
    public Task LoadAsync(Uri address) => page.GoToAsync(address.ToString(), WaitUntilNavigation.DOMContentLoaded);

    /// <summary>Loads a status page and waits until it is live.</summary>
    public async Task OpenAsync(Uri address)
    {
        await LoadAsync(address);
        await UntilAsync("document.querySelector('#connection')?.dataset.state === 'live'");
    }

    /// <summary>Closes only the tab.</summary>
    public Task CloseAsync() => page.CloseAsync();

    public Task ReloadAsync() => page.ReloadAsync(null, [WaitUntilNavigation.DOMContentLoaded]);

    public Task<T> EvaluateAsync<T>(string expression) => page.EvaluateExpressionAsync<T>(expression);

    public Task RunAsync(string expression) => page.EvaluateExpressionAsync(expression);

    public Task PreferAsync(string colorScheme) =>
        page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = colorScheme }]);

    public Task ResizeAsync(int width, int height) => page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });

    /// <summary>Waits until an expression is true in the page.</summary>
    public async Task UntilAsync(string expression)
    {
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        while (!await page.EvaluateExpressionAsync<bool>(expression))
        {
            Assert.False(timeout.IsCancellationRequested, $"Never true: {expression}. The page said: {string.Join("; ", complaints)}");
            await Task.Delay(30);
        }
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
