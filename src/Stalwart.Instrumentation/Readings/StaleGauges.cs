using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// Removes the values of gauges that events set when such an event is disabled, because they are no longer updated. A gauge that is itself
/// disabled continues to be set, so it has its current value when it is enabled.
/// </summary>
/// <param name="cells">The values of the gauges.</param>
/// <param name="events">The catalogue's events.</param>
/// <param name="declared">Its declared metrics.</param>
internal sealed class StaleGauges(GaugeCells cells, EventDescriptor[] events, MetricDescriptor[] declared)
{
    private readonly ILookup<int, MetricDescriptor> gauges = (
        from gauge in declared
        where gauge.Kind == MetricKind.Gauge
        from feeder in Enumerable.Range(0, events.Length)
        where events[feeder].Feeds.Contains(gauge.Name)
        select (feeder, gauge)).ToLookup(pair => pair.feeder, pair => pair.gauge);

    /// <summary>Removes the values that may be stale, once the gates of the events are closed.</summary>
    /// <param name="before">Whether each event was enabled.</param>
    /// <param name="after">Whether each event is enabled.</param>
    public void Remove(ReadOnlySpan<bool> before, ReadOnlySpan<bool> after)
    {
        foreach (IGrouping<int, MetricDescriptor> fed in gauges)
        {
            if (before[fed.Key] && !after[fed.Key])
            {
                foreach (MetricDescriptor gauge in fed)
                {
                    Clear(gauge);
                }
            }
        }
    }

    private void Clear(MetricDescriptor gauge)
    {
        for (int series = 0; series < gauge.SeriesCount; series++)
        {
            cells.Set(gauge.FirstCell + series, double.NaN);
        }
    }
}
