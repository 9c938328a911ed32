using System.Diagnostics.CodeAnalysis;
using PuppeteerSharp;

namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>Debian's browser without a window, and the sample that it looks at; started when the first test wants them.</summary>
[SuppressMessage("Design", "CA1001", Justification = "DisposeAsync, which xunit calls, disposes of all.")]
public sealed class Chromium : IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1);
    private IBrowser? browser;
    private RunningProcess? sample;
    private Uri? samplePage;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        if (sample is not null)
        {
            await sample.DisposeAsync();
        }

        gate.Dispose();
    }

    /// <summary>Gets the status page of the sample under load.</summary>
    public async Task<Uri> SampleAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (sample is null)
            {
                (sample, Uri scrape) = await MailServerProcess.StartAndWaitAsync("--rate", "1000");
                samplePage = new Uri(scrape, "/events");
            }

            return samplePage!;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Returns a new page that has not loaded anything yet.</summary>
    internal async Task<BrowserPage> NewPageAsync() => await BrowserPage.StartAsync(await NewContextAsync());

    /// <summary>Creates a new profile, whose tabs share their connections but whose storage is isolated.</summary>
    internal async Task<IBrowserContext> NewContextAsync()
    {
        await gate.WaitAsync();
        try
        {
            browser ??= await Puppeteer.LaunchAsync(new LaunchOptions
            {
                ExecutablePath = "/usr/bin/chromium",
                Headless = true,
                Timeout = TestTimeout.Milliseconds,
                ProtocolTimeout = TestTimeout.Milliseconds,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                ],
            });
            browser.DefaultWaitForTimeout = TestTimeout.Milliseconds;
        }
        finally
        {
            gate.Release();
        }

        return await browser.CreateBrowserContextAsync();
    }
}
