namespace Stalwart.Instrumentation.TestSupport.Otlp;

/// <summary>One push.</summary>
internal sealed record Received(ExportMetricsServiceRequest Request, IReadOnlyDictionary<string, string> Headers)
{
    public IReadOnlyDictionary<string, string> Resource =>
        Request.ResourceMetrics.Single().Resource.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value.StringValue);

    /// <summary>
    /// Gets the metrics of the test's catalogue; the runtime's own belong to the whole process, and so to all tests together.
    /// </summary>
    public IReadOnlyList<OtlpMetric> Metrics => [.. Scopes.SelectMany(scope => scope.Metrics)];

    public IReadOnlyList<ScopeMetrics> Scopes =>
    [
        .. Request.ResourceMetrics.SelectMany(resource => resource.ScopeMetrics)
            .Where(scope => scope.Scope.Name != "stalwart.instrumentation"),
    ];

    public OtlpMetric this[string metric] => Metrics.Single(candidate => candidate.Name == metric);
}
