using System.Net.Http.Headers;
using System.Text;
using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Scraping;

/// <summary>Scrapes an endpoint like Prometheus.</summary>
internal sealed class ScrapeClient : IDisposable
{
    /// <summary>Asks for the text format, which every endpoint supports.</summary>
    public const string AcceptText = "text/plain;version=0.0.4";

    /// <summary>Asks for OpenMetrics, which has units, with unescaped names; otherwise, for text.</summary>
    public const string AcceptNames = "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.9,"
        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.8," + AcceptText + ";q=0.7";

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private readonly HttpClient client = new() { Timeout = RequestTimeout };
    private readonly Uri address;

    /// <param name="address">The endpoint; a user and password in it are sent as HTTP Basic.</param>
    /// <param name="credentials"><c>user:password</c>, if they are not in the address.</param>
    /// <param name="accept">The formats to ask for.</param>
    public ScrapeClient(Uri address, string? credentials, string accept = AcceptText)
    {
        this.address = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        client.DefaultRequestHeaders.Accept.ParseAdd(accept);
        if ((credentials ?? Uri.UnescapeDataString(address.UserInfo)) is { Length: > 0 } given)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(given)));
        }
    }

    /// <summary>Gets the address without its user, password and query, which can be secrets.</summary>
    public string Shown => address.GetLeftPart(UriPartial.Path) + (address.Query.Length > 0 ? "?…" : "");

    /// <summary>Scrapes once.</summary>
    /// <exception cref="Failure">The scrape failed.</exception>
    public async Task<IReadOnlyList<SampleFamily>> ScrapeAsync(CancellationToken cancel)
    {
        try
        {
            using HttpResponseMessage response = await client.GetAsync(address, cancel);
            if (!response.IsSuccessStatusCode)
            {
                string hint = response.StatusCode is System.Net.HttpStatusCode.Unauthorized ? "; use --user and --secret-env" : "";
                throw new Failure($"{Shown} returned {(int)response.StatusCode} {response.ReasonPhrase}{hint}");
            }

            return Exposition.Read(Shown, await response.Content.ReadAsStringAsync(cancel));
        }
        catch (HttpRequestException fault)
        {
            throw new Failure($"{Shown} cannot be scraped: {fault.Message.ReplaceLineEndings(" ")}");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new Failure($"{Shown} did not respond within {RequestTimeout.TotalSeconds:0} s");
        }
    }

    public void Dispose() => client.Dispose();
}
