using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

/// <summary>The status page in an application with authorization and middleware of its own.</summary>
public sealed class PageConventionTests : IAsyncDisposable
{
    private const string Guarded = "[metrics.prometheus.auth]\nusername = \"ops\"\nsecret = \"sesame\"\n";
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication? application;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await application!.DisposeAsync();
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(Guarded, "ops:sesame")]
    public async Task Page_redirects_to_the_login_when_the_fallback_policy_requires_a_user(
        string toml, string? credentials)
    {
        await StartAsync(toml, endpoints => endpoints.MapEventPage());
        foreach (string path in (string[])["/events", "/events/stream", "/events/series?m=0"])
        {
            Assert.Equal((path, HttpStatusCode.Redirect), (path, await StatusAsync(path, credentials)));
        }
    }

    [Fact]
    public async Task Page_has_only_its_own_credentials_when_the_application_allows_anonymous_requests()
    {
        await StartAsync(Guarded, endpoints => endpoints.MapEventPage().AllowAnonymous());
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/events", null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/events", "ops:sesame"));
    }

    [Fact]
    public async Task Page_and_scrape_take_the_prefix_and_requirement_of_their_group()
    {
        await StartAsync("[metrics.prometheus]\nenable = true\n" + Guarded, endpoints =>
        {
            RouteGroupBuilder group = endpoints.MapGroup("/internal").RequireHost("127.0.0.1").AllowAnonymous();
            group.MapEventMetrics();
            group.MapEventPage("/events");
        });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/internal/events", "ops:sesame"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/internal/metrics/prometheus", "ops:sesame"));

        // For unmapped paths, the fallback policy redirects to the login page.
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync("/events", "ops:sesame"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync("/internal/events", "ops:sesame", "other"));
    }

    [Fact]
    public async Task Challenge_of_the_page_is_not_replaced_when_the_application_has_status_code_pages()
    {
        await StartAsync(Guarded, endpoints => endpoints.MapEventPage().AllowAnonymous(), hasErrorPages: true);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync("/nowhere", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/events", null));
    }

    private async Task StartAsync(string toml, Action<IEndpointRouteBuilder> map, bool hasErrorPages = false)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(TomlText.Flatten(toml));
        builder.AddEventMetrics(new TestCatalogue().Catalogue);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        application = builder.Build();
        if (hasErrorPages)
        {
            application.UseStatusCodePagesWithRedirects("/error");
        }

        map(application);
        await application.StartAsync();
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string? credentials, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(application!.Urls.First()), path));
        request.Headers.Authorization = credentials is null ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        request.Headers.Host = host;
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }
}
