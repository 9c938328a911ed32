using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.AspNetCore.Tests.WebApplications;

/// <summary>The health check of exports in a web application.</summary>
public sealed class HealthCheckTests
{
    [Theory]
    [InlineData(true, "Healthy")]
    [InlineData(false, "Degraded")]
    public async Task Application_is_degraded_and_serves_requests_when_the_scrape_endpoint_is_not_mapped(bool isMapped, string expected)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten("[metrics.prometheus]\nenable = true\n"));
        builder.AddEventMetrics(new TestCatalogue().Catalogue);
        builder.Services.AddHealthChecks().AddEventMetricsCheck();
        await using WebApplication application = builder.Build();
        application.MapHealthChecks("/health");
        if (isMapped)
        {
            application.MapEventMetrics();
        }

        await application.StartAsync();
        using var client = new HttpClient();
        using HttpResponseMessage response = await client.GetAsync(new Uri(new Uri(application.Urls.First()), "/health"));
        Assert.Equal((HttpStatusCode.OK, expected), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }
}
