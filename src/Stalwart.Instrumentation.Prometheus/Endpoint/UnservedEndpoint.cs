using Microsoft.AspNetCore.Builder;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>Takes the application's conventions for a scrape endpoint that the operator has turned off.</summary>
internal sealed class UnservedEndpoint : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention)
    {
    }

    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
    }
}
