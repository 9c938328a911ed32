using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Stalwart.Instrumentation.Prometheus.Tests.Applications;

/// <summary>The scrape endpoint in an application that authorizes its users.</summary>
public sealed class AuthorizationTests
{
    [Fact]
    public async Task Scrape_requires_only_its_own_credentials_when_the_application_has_a_fallback_policy()
    {
        await using Application application = await StartAsync(Application.Guarded, endpoint => endpoint.MapEventMetrics());
        Assert.Equal(HttpStatusCode.Redirect, await application.StatusAsync("/home"));
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync(credentials: "ops:sesame"));
        using HttpResponseMessage refused = await application.GetAsync(user: "alice");
        Assert.Equal((HttpStatusCode.Unauthorized, "Basic"), (refused.StatusCode, refused.Headers.WwwAuthenticate.Single().Scheme));
    }

    [Fact]
    public async Task Scrape_without_credentials_is_rejected_without_a_login_page_when_the_fallback_policy_rejects_it()
    {
        await using Application application = await StartAsync(Application.Enabled, endpoint => endpoint.MapEventMetrics());
        using HttpResponseMessage refused = await application.GetAsync();
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(
            "The application's fallback authorization policy rejects this scrape. Set metrics.prometheus.auth and scrape with these "
            + "credentials, or call RequireAuthorization or AllowAnonymous on MapEventMetrics().\n",
            await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await application.StatusAsync());
        Assert.Single(application.Log.Lines, line => line.StartsWith(
            "Warning: The application's fallback authorization policy rejects scrapes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scrape_without_credentials_succeeds_when_the_fallback_policy_allows_its_user()
    {
        await using Application application = await StartAsync(Application.Enabled, endpoint => endpoint.MapEventMetrics());
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync(user: "alice"));
    }

    [Fact]
    public async Task Disabled_endpoint_returns_the_reason_and_no_login_page_when_the_application_has_a_fallback_policy()
    {
        await using Application application = await StartAsync("", endpoints => endpoints.MapEventMetrics());
        Assert.Equal(HttpStatusCode.NotFound, await application.StatusAsync());
    }

    [Fact]
    public async Task Scrape_is_open_when_the_application_allows_anonymous_requests()
    {
        await using Application application = await StartAsync(
            Application.Enabled, endpoints => endpoints.MapEventMetrics().AllowAnonymous());
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scrape_requires_what_the_application_requires_of_the_endpoint_or_its_group(bool isOfGroup)
    {
        await using Application application = await StartAsync(
            Application.Enabled,
            endpoints => _ = isOfGroup
                ? endpoints.MapGroup("").RequireAuthorization("alice").MapEventMetrics()
                : endpoints.MapEventMetrics().RequireAuthorization("alice"));
        Assert.Equal(HttpStatusCode.Redirect, await application.StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await application.StatusAsync(user: "bob"));
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync(user: "alice"));
    }

    [Fact]
    public async Task Scrape_requires_both_when_the_application_requires_a_user_and_the_operator_credentials()
    {
        await using Application application = await StartAsync(
            Application.Guarded, endpoints => endpoints.MapEventMetrics().RequireAuthorization("alice"));
        Assert.Equal(HttpStatusCode.Redirect, await application.StatusAsync(credentials: "ops:sesame"));
        Assert.Equal(HttpStatusCode.Unauthorized, await application.StatusAsync(user: "alice"));
        Assert.Equal(HttpStatusCode.OK, await application.StatusAsync(credentials: "ops:sesame", user: "alice"));
    }

    private static Task<Application> StartAsync(string toml, Action<IEndpointRouteBuilder> map) => Application.StartAsync(
        toml,
        application =>
        {
            map(application);
            application.MapGet("/home", () => "home");
        },
        builder =>
        {
            builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, UserHeader>("header", null);
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy("alice", policy => policy.RequireUserName("alice"))
                .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        });
}
