using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>The scopes of metrics under one naming; the metrics of a meter share one object. Not thread-safe.</summary>
/// <param name="naming">The naming of labels.</param>
/// <param name="hasLabels">Whether samples have the labels of their meter.</param>
internal sealed class ScopeNames(Naming naming, bool hasLabels)
{
    private static readonly Scope None = new([]);

    private readonly Dictionary<(string Meter, object Attributes), Scope> scopes = [];

    public Naming Naming => naming;

    /// <summary>Returns the scope of a metric.</summary>
    public Scope Of(MetricValues metric)
    {
        if (!hasLabels)
        {
            return None;
        }

        (string, object) key = (metric.Shape.Meter, metric.Scope);
        if (!scopes.TryGetValue(key, out Scope? scope))
        {
            scopes.Add(key, scope = Scope.Of(metric, naming));
        }

        return scope;
    }
}
