using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>HTTP Basic (RFC 7617) before the scrape endpoint. The comparison takes the same time wherever the first difference is.</summary>
internal sealed class BasicAuthentication(Credentials credentials)
{
    private readonly byte[] expected = Hash($"{credentials.Username}:{credentials.Secret}");

    public Task Guard(HttpContext context, RequestDelegate next)
    {
        if (IsRight(context.Request.Headers.Authorization))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"metrics\", charset=\"UTF-8\"";
        return Task.CompletedTask;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private bool IsRight(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? value)
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is null)
        {
            return false;
        }

        byte[] given = new byte[value.Parameter.Length];
        return Convert.TryFromBase64String(value.Parameter, given, out int length)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(given.AsSpan(0, length)), expected);
    }
}
