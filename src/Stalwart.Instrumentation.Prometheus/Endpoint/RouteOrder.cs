using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>
/// Assigns different orders to endpoints with the same route, so that the first one takes precedence. Otherwise, each request would fail as
/// ambiguous. Thread-safe.
/// </summary>
internal sealed class RouteOrder
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedSet<int>> numbers = new(StringComparer.OrdinalIgnoreCase);
    private int last;

    /// <summary>Distinguishes an endpoint from the previous ones, once its final route is known.</summary>
    public void Distinguish(IEndpointConventionBuilder endpoint)
    {
        int number = Interlocked.Increment(ref last);
        endpoint.Finally(built => Order((RouteEndpointBuilder)built, number));
    }

    private void Order(RouteEndpointBuilder endpoint, int number)
    {
        lock (gate)
        {
            string route = endpoint.RoutePattern.RawText ?? "";
            if (!numbers.TryGetValue(route, out SortedSet<int>? same))
            {
                numbers.Add(route, same = []);
            }

            same.Add(number);
            endpoint.Order += same.Count(before => before < number);
        }
    }
}
