using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>
/// HTTP Basic authentication (RFC 7617) with the current credentials of each request, so a reload can add and change them. The comparison
/// takes constant time regardless of the first difference, and does not reveal the length. Safe for concurrent requests.
/// </summary>
/// <param name="current">Returns the current credentials; <see langword="null"/> to allow all requests.</param>
internal sealed class BasicAuthentication(Func<Credentials?> current)
{
    private volatile Expectation? known;

    /// <summary>Passes a request with valid credentials on, and responds to any other with 401 and the challenge.</summary>
    public Task Guard(HttpContext context, RequestDelegate next)
    {
        if (Allows(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"metrics\", charset=\"UTF-8\"";
        return Task.CompletedTask;
    }

    /// <summary>Returns whether a request has valid credentials; a long-lived response checks repeatedly.</summary>
    public bool Allows(HttpContext context) =>
        current() is not Credentials credentials || IsValid(context.Request.Headers.Authorization, credentials);

    private bool IsValid(string? header, Credentials credentials)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? value)
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is null)
        {
            return false;
        }

        byte[] given = new byte[value.Parameter.Length];
        return Convert.TryFromBase64String(value.Parameter, given, out int length)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(given.AsSpan(0, length)), Expected(credentials));
    }

    /// <summary>The hash is computed once per credentials, not per request.</summary>
    private byte[] Expected(Credentials credentials)
    {
        Expectation? expectation = known;
        if (expectation?.Credentials != credentials)
        {
            known = expectation = new Expectation(
                credentials with { },
                SHA256.HashData(Encoding.UTF8.GetBytes($"{credentials.Username}:{credentials.Secret}")));
        }

        return expectation.Hash;
    }

    private sealed record Expectation(Credentials Credentials, byte[] Hash);
}
