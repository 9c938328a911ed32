using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>
/// HTTP Basic (RFC 7617) with the credentials that are current when a request arrives, so that a reload adds and changes them.
/// The comparison takes the same time wherever the first difference is, and says nothing of the length. Safe for concurrent requests.
/// </summary>
/// <param name="current">Returns the current credentials; <see langword="null"/> lets everybody in.</param>
internal sealed class BasicAuthentication(Func<Credentials?> current)
{
    private volatile Expectation? known;

    /// <summary>Lets a request through that shows the credentials, and answers any other with 401 and the challenge.</summary>
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

    /// <summary>Whether a request shows the current credentials; a long-lived response asks repeatedly.</summary>
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

    /// <summary>The hash is computed once for credentials, not at each request.</summary>
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
