using System.Text;
using Microsoft.AspNetCore.Http;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Endpoint;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>HTTP Basic with credentials that change between requests.</summary>
public sealed class PrometheusCredentialsTests
{
    private Credentials? inForce = new("ops", "sesame");

    [Theory]
    [InlineData("ops:sesame")]
    [InlineData("ops:")]
    [InlineData("grüße:schlüssel :mit:Doppelpunkt 🔑")]
    public async Task Scrape_succeeds_with_valid_credentials_of_any_characters(string pair)
    {
        string[] parts = pair.Split(':', 2);
        inForce = new Credentials(parts[0], parts[1]);
        var guard = new BasicAuthentication(() => inForce);
        Assert.Equal(200, await AskAsync(guard, Basic(pair)));
        Assert.Equal(200, await AskAsync(guard, "bAsIc" + Basic(pair)[5..]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic b3Bz")]
    [InlineData("Basic not-base64!")]
    [InlineData("Basic b3BzOnNlc2FtZQ=")]
    [InlineData("Bearer b3BzOnNlc2FtZQ==")]
    [InlineData("Basic b3BzOnNlc2FtZQ==,Basic b3BzOnNlc2FtZQ==")]
    public async Task Scrape_returns_401_when_the_authorization_header_is_malformed(string? header)
    {
        Assert.Equal(401, await AskAsync(new BasicAuthentication(() => inForce), header));
    }

    [Theory]
    [InlineData("ops:sesame ")]
    [InlineData("ops:sesam")]
    [InlineData("ops:")]
    [InlineData("OPS:sesame")]
    [InlineData(":sesame")]
    [InlineData("ops:sesame\0")]
    public async Task Scrape_returns_401_when_the_username_or_password_is_wrong(string pair)
    {
        Assert.Equal(401, await AskAsync(new BasicAuthentication(() => inForce), Basic(pair)));
    }

    [Fact]
    public async Task Changed_credentials_apply_from_the_next_request()
    {
        inForce = null;
        var guard = new BasicAuthentication(() => inForce);
        Assert.Equal(200, await AskAsync(guard, null));

        inForce = new Credentials("ops", "sesame");
        Assert.Equal(401, await AskAsync(guard, null));
        Assert.Equal(200, await AskAsync(guard, Basic("ops:sesame")));

        inForce = new Credentials("ops", "rotated");
        Assert.Equal(401, await AskAsync(guard, Basic("ops:sesame")));
        Assert.Equal(200, await AskAsync(guard, Basic("ops:rotated")));

        inForce = null;
        Assert.Equal(200, await AskAsync(guard, null));
    }

    private static string Basic(string pair) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));

    private static async Task<int> AskAsync(BasicAuthentication guard, string? header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = header;
        await guard.Guard(context, _ => Task.CompletedTask);
        Assert.Equal(
            context.Response.StatusCode == 401 ? "Basic realm=\"metrics\", charset=\"UTF-8\"" : null,
            (string?)context.Response.Headers.WWWAuthenticate);
        return context.Response.StatusCode;
    }
}
