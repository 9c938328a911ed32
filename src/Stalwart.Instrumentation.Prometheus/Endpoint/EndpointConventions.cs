using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>Keeps an application's middleware from changing the responses of an endpoint.</summary>
internal static class EndpointConventions
{
    /// <summary>Keeps status code pages from replacing a challenge, and caches from returning old responses.</summary>
    public static void KeepAnswers(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(
        new WithoutStatusPages(), new OutputCacheAttribute { NoStore = true }, new ExcludeFromDescriptionAttribute());

    /// <summary>
    /// Exempts a scrape endpoint from the application's fallback policy. Runs last, so the requirements of the application and of the
    /// endpoint's group take precedence.
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
