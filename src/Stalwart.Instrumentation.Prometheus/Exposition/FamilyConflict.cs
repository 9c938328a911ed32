namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>A metric that is omitted from scrapes while another one with the same name is enabled.</summary>
/// <param name="Family">The name of both.</param>
/// <param name="LeftOut">The omitted metric.</param>
/// <param name="Kept">The metric that is written instead.</param>
internal sealed record FamilyConflict(string Family, MetricText LeftOut, MetricText Kept)
{
    /// <summary>Gets whether both are the same metric of catalogues that share a meter, which the catalogues report themselves.</summary>
    public bool IsOfOneMeter => LeftOut.Shape.Meter == Kept.Shape.Meter && LeftOut.Shape.Name == Kept.Shape.Name;
}
