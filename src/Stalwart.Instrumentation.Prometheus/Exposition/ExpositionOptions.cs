using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>The operator's options for scrapes.</summary>
internal sealed record ExpositionOptions
{
    /// <summary>Gets how metrics and labels are named.</summary>
    public PrometheusNames Names { get; init; }

    /// <summary>Gets whether each sample has the labels of its meter.</summary>
    public bool HasScopeLabels { get; init; } = true;

    /// <summary>Gets the attributes of <c>target_info</c>, which is omitted if there are none.</summary>
    public IReadOnlyCollection<KeyValuePair<string, object>> Resource { get; init; } = [];

    /// <summary>Gets the start time for <c>_created</c> samples, which are omitted without it.</summary>
    public DateTimeOffset? Created { get; init; }
}
