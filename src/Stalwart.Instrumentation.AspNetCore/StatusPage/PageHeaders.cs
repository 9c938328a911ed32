using Microsoft.AspNetCore.Http;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>The headers of every response of the status page.</summary>
internal static class PageHeaders
{
    public static void Write(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
    }
}
