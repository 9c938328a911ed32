using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>What keeps the usual middleware of an application from changing the answers of an endpoint.</summary>
internal static class EndpointConventions
{
    /// <summary>Keeps pages for status codes from replacing a challenge, and caches from giving old answers.</summary>
    public static void KeepAnswers(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(
        new WithoutStatusPages(), new OutputCacheAttribute { NoStore = true }, new ExcludeFromDescriptionAttribute());

    /// <summary>
    /// Exempts a scrape endpoint from the application's fallback policy. This looks at the endpoint last: what the application, or the
    /// group that the endpoint is in, requires or allows has precedence.
    /// </summary>
    public static void ExemptFromFallbackPolicy(this IEndpointConventionBuilder endpoint) => endpoint.Finally(built =>
    {
        if (!built.Metadata.Any(item =>
            item is IAuthorizeData or IAuthorizationRequirementData or AuthorizationPolicy or IAllowAnonymous))
        {
            built.Metadata.Add(new FallbackExemption());
        }
    });

    private sealed class WithoutStatusPages : ISkipStatusCodePagesMetadata;
}
