using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Scraping;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>Maps the scrape endpoint, behind HTTP Basic while credentials are configured.</summary>
/// <param name="options">Returns the current options.</param>
/// <param name="scrape">Returns the answer in a form.</param>
/// <param name="refused">Called for each scrape that the application's fallback policy refuses.</param>
internal sealed class ScrapeEndpoint(Func<PrometheusOptions> options, Func<ScrapeForm, Task<ScrapeAnswer>> scrape, Action? refused = null)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedSet<int>> numbers = new(StringComparer.OrdinalIgnoreCase);
    private int mappings;

    /// <summary>Gets the current options.</summary>
    public PrometheusOptions Options => options();

    /// <summary>Maps the endpoint; several times, also with one route, of which the first is served then.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints)
    {
        var guard = new BasicAuthentication(() => options().Auth);
        var handler = new ScrapeHandler(scrape, options().Names, ScrapeHandler.DefaultTimeout);
        IEndpointConventionBuilder endpoint = endpoints
            .Map(options().Path, context => guard.Guard(context, permitted => AnswerAsync(permitted, handler)))
            .WithDisplayName("Event metrics for Prometheus");
        endpoint.KeepAnswers();
        endpoint.ExemptFromFallbackPolicy();
        int number = Interlocked.Increment(ref mappings);
        endpoint.Finally(built => Order((RouteEndpointBuilder)built, number));
        return endpoint;
    }

    /// <summary>Credentials let a request through that has shown them; without any, the fallback policy of the application decides.</summary>
    private async Task AnswerAsync(HttpContext context, ScrapeHandler handler)
    {
        if (options().Auth is null && await FallbackExemption.RefusesAsync(context).ConfigureAwait(false))
        {
            refused?.Invoke();
            await FallbackExemption.RefuseAsync(context).ConfigureAwait(false);
        }
        else
        {
            await handler.AnswerAsync(context).ConfigureAwait(false);
        }
    }

    /// <summary>Two endpoints with one route and order would be ambiguous, and each request an error.</summary>
    private void Order(RouteEndpointBuilder endpoint, int number)
    {
        lock (gate)
        {
            string route = endpoint.RoutePattern.RawText ?? "";
            if (!numbers.TryGetValue(route, out SortedSet<int>? same))
            {
                numbers.Add(route, same = []);
            }

            same.Add(number);
            endpoint.Order += same.Count(before => before < number);
        }
    }
}
