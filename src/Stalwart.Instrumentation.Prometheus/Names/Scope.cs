using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>The labels that identify the meter of a sample.</summary>
/// <param name="Labels">The labels; none if they are omitted.</param>
internal sealed record Scope(IReadOnlyList<Label> Labels)
{
    private const string Prefix = "otel_scope_";

    /// <summary>Gets the labels as written in a sample; equal texts are the same scope.</summary>
    public string Text { get; } = Label.Render(Labels);

    /// <summary>Returns the labels of a metric's meter.</summary>
    public static Scope Of(MetricValues metric, Naming naming) => new(
    [
        Label.Of(Prefix + "name", metric.Shape.Meter, naming),
        .. metric.Scope.Select(attribute => Label.Of(Prefix + attribute.Key, attribute.Value, naming)),
    ]);
}
