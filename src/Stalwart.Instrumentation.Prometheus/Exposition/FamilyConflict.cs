namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>A metric that is left out of scrapes while another one is on.</summary>
/// <param name="Family">The name that both have.</param>
/// <param name="LeftOut">What is left out.</param>
/// <param name="Kept">What is there instead.</param>
internal sealed record FamilyConflict(string Family, MetricText LeftOut, MetricText Kept)
{
    /// <summary>Gets whether the two are one metric of catalogues that share a meter, which the catalogues report themselves.</summary>
    public bool IsOfOneMeter => LeftOut.Shape.Meter == Kept.Shape.Meter && LeftOut.Shape.Name == Kept.Shape.Name;
}
