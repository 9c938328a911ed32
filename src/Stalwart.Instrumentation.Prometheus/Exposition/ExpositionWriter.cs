using Stalwart.Instrumentation.Prometheus.Names;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>Reads the metrics of a host once, and writes the reading in the formats of scrapes. Not thread-safe.</summary>
internal sealed class ExpositionWriter
{
    private readonly IReadOnlyList<MetricSet> sets;
    private readonly ExpositionOptions options;
    private readonly List<MetricValues> metrics = [];
    private readonly Dictionary<Naming, NamedMetrics> named = [];
    private readonly int[] taken;

    /// <param name="sets">The metrics to write.</param>
    /// <param name="options">The operator's options.</param>
    public ExpositionWriter(IReadOnlyList<MetricSet> sets, ExpositionOptions options)
    {
        this.sets = sets;
        this.options = options;
        taken = new int[sets.Count];
        TakeNew();
    }

    /// <summary>Gets the number of metrics so far; it never decreases.</summary>
    public int MetricCount => metrics.Count;

    /// <summary>Gets the metrics that are omitted because another one has their name, for each naming and format.</summary>
    public IEnumerable<FamilyConflict> Conflicts =>
        Naming.AllOf(options.Names).SelectMany(naming => NamedMetrics.ConflictsOf(metrics, naming, options));

    /// <summary>Reads everything recorded before the call. Callbacks of gauges and instruments run here.</summary>
    public void Read()
    {
        foreach (MetricSet set in sets)
        {
            set.Read();
        }

        TakeNew();
    }

    /// <summary>Writes the last reading.</summary>
    public void Write(ExpositionFormat format, Utf8Buffer output) => Named(format.Naming(options.Names)).Write(format, output);

    private NamedMetrics Named(Naming naming)
    {
        if (!named.TryGetValue(naming, out NamedMetrics? found))
        {
            named.Add(naming, found = new NamedMetrics(naming, options));
        }

        found.Complete(metrics);
        return found;
    }

    private void TakeNew()
    {
        for (int i = 0; i < sets.Count; i++)
        {
            for (; taken[i] < sets[i].Metrics.Count; taken[i]++)
            {
                metrics.Add(sets[i].Metrics[taken[i]]);
            }
        }
    }
}
