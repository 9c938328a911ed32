using System.Diagnostics;

namespace Stalwart.Instrumentation.Semantics.Tests.Exemplars;

/// <summary>A minimal model of the totals and exemplars of <see cref="TripEvents"/> after any records and policies.</summary>
internal sealed class TripModel
{
    private readonly HashSet<string> disabled = [];
    private bool isOn;

    /// <summary>Gets the total of each series that has one.</summary>
    public SortedDictionary<string, double> Totals { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the trace of each series that has an exemplar, and its value.</summary>
    public SortedDictionary<string, (ActivityTraceId Trace, double Value)> Exemplars { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the sampled trace that is current.</summary>
    public ActivityTraceId? Trace { get; set; }

    public void Apply(bool exemplars, params string[] names)
    {
        isOn = exemplars;
        disabled.Clear();
        disabled.UnionWith(names);
        if (!isOn)
        {
            Exemplars.Clear();
        }
    }

    public void See(long count) => Add("trip.seen", "trip.seen", count);

    public void Open(long count)
    {
        Add("trip.opened", "trip.opened", count);
        Balance(count);
    }

    public void Close(double seconds)
    {
        Add("trip.closed", "trip.closed", 1);
        Balance(-1);
        Add("trip.closed", "trip.time", seconds);
    }

    public void Load(long count)
    {
        Add("trip.loaded", "trip.loaded", count);
        Add("trip.loaded", "trip.weight", 2 * count);
    }

    public void Move(long size, string lane)
    {
        Add("trip.moved", "trip.size" + lane, size);
        Add("trip.moved", "trip.data" + lane, size);
    }

    private void Balance(double amount) => Totals["trip.open"] = Totals.GetValueOrDefault("trip.open") + amount;

    private void Add(string item, string series, double value)
    {
        if (disabled.Contains(item))
        {
            return;
        }

        Totals[series] = Totals.GetValueOrDefault(series) + value;
        if (isOn && Trace is { } trace)
        {
            Exemplars[series] = (trace, value);
        }
    }
}
