namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>The labels that say whose catalogue a sample is of.</summary>
/// <param name="Labels">The labels; none when they are left out.</param>
internal sealed record Scope(IReadOnlyList<Label> Labels)
{
    /// <summary>Gets the labels as a sample has them; equal texts are one scope.</summary>
    public string Text { get; } = Label.Render(Labels);

    public static Scope Of(EventCatalogue catalogue, bool hasLabels)
    {
        List<Label> labels = [];
        if (hasLabels)
        {
            labels.Add(Label.Of("otel_scope_name", catalogue.MeterName));
            if (!string.IsNullOrEmpty(catalogue.Version))
            {
                labels.Add(Label.Of("otel_scope_version", catalogue.Version));
            }
        }

        return new Scope(labels);
    }
}
