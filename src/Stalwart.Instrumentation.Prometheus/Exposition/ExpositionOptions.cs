using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>What a host's operator decides about scrapes.</summary>
internal sealed record ExpositionOptions
{
    /// <summary>Gets how metrics and labels are named.</summary>
    public PrometheusNames Names { get; init; }

    /// <summary>Gets whether each sample says which meter it is of.</summary>
    public bool HasScopeLabels { get; init; } = true;

    /// <summary>Gets the attributes of <c>target_info</c>; without any, there is none.</summary>
    public IReadOnlyCollection<KeyValuePair<string, object>> Resource { get; init; } = [];

    /// <summary>Gets since when the metrics count, for samples that say so; without it, there are none.</summary>
    public DateTimeOffset? Created { get; init; }
}
