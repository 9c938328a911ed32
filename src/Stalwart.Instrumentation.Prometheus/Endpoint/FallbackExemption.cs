using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>
/// Exempts a scrape endpoint for which the application neither requires nor allows anything from the challenge of its fallback policy, such
/// as a redirect to a login page. This does not grant access: the endpoint's own credentials decide, or the fallback policy if there are
/// none.
/// </summary>
internal sealed class FallbackExemption : IAllowAnonymous
{
    private const string Refusal =
        "The application's fallback authorization policy rejects this scrape. Set metrics.prometheus.auth and scrape with these "
        + "credentials, or call RequireAuthorization or AllowAnonymous on MapEventMetrics().\n";

    /// <summary>Returns whether the application has a fallback policy that rejects a request without credentials.</summary>
    public static async Task<bool> RefusesAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not FallbackExemption
            || context.RequestServices?.GetService<IAuthorizationPolicyProvider>() is not IAuthorizationPolicyProvider policies
            || await policies.GetFallbackPolicyAsync().ConfigureAwait(false) is not AuthorizationPolicy policy)
        {
            return false;
        }

        AuthorizationResult result = await context.RequestServices.GetRequiredService<IAuthorizationService>()
            .AuthorizeAsync(context.User, context, policy).ConfigureAwait(false);
        return !result.Succeeded;
    }

    /// <summary>Rejects a request without a challenge, because no credentials would be accepted.</summary>
    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(Refusal);
    }
}
