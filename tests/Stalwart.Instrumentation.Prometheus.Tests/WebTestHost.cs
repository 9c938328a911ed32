using Microsoft.AspNetCore.Builder;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>Web applications that serve the scrape endpoint themselves.</summary>
internal static class WebTestHost
{
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="toml">The operator's file.</param>
    /// <param name="map">Whether the application maps the endpoint.</param>
    public static Task<(TestHost Host, Uri Address)> StartAsync(TestCatalogue catalogue, string toml, bool map = true) =>
        TestHost.StartWebAsync(catalogue, toml, application =>
        {
            if (map)
            {
                application.MapEventMetrics();
            }
        });
}
