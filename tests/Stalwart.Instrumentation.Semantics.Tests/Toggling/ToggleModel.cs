namespace Stalwart.Instrumentation.Semantics.Tests.Toggling;

/// <summary>A minimal model of the records into <see cref="TogglingEvents"/>, and of what is enabled.</summary>
internal sealed class ToggleModel
{
    private static readonly string[] Events = ["job.seen", "job.sorted", "job.opened", "job.closed", "job.moved"];
    private static readonly string[] Metrics = ["job.open", "job.time", "job.size", "job.data"];

    private HashSet<string> disabled = [];

    /// <summary>The names that a policy can disable.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Events, .. Metrics];

    /// <summary>
    /// Gets the total of each series that has one, enabled or not. A histogram has a series per bucket, and one for its sum.
    /// </summary>
    public SortedDictionary<string, double> Totals { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the totals of the enabled series.</summary>
    public SortedDictionary<string, double> Visible =>
        new(Totals.Where(total => IsOn(MetricOf(total.Key))).ToDictionary(), StringComparer.Ordinal);

    public static string MetricOf(string series) => series.Split('{', '|')[0];

    /// <summary>Returns whether a metric is enabled: it is not disabled itself, and an event that feeds it is enabled.</summary>
    public bool IsOn(string metric) => !disabled.Contains(metric) && metric switch
    {
        "job.time" => !disabled.Contains("job.closed"),
        "job.size" or "job.data" => !disabled.Contains("job.moved"),
        _ => true,
    };

    public void Apply(IEnumerable<string> names) => disabled = [.. names];

    public void Count(string item, string lane = "") => AddIf(IsOn(item), item + lane, 1);

    public void Open(int jobs) => Add("job.open", jobs);

    public void Close(double seconds) => Record("job.time", "", seconds, seconds <= 1 ? 0 : seconds <= 8 ? 1 : 2);

    public void Move(long size, string lane)
    {
        Record("job.size", lane, size, size <= 100 ? 0 : size <= 1000 ? 1 : 2);
        AddIf(IsOn("job.data"), "job.data" + lane, size);
    }

    private void Record(string histogram, string lane, double value, int bucket)
    {
        AddIf(IsOn(histogram), $"{histogram}{lane}|{bucket}", 1);
        AddIf(IsOn(histogram), $"{histogram}{lane}|sum", value);
    }

    private void AddIf(bool isOn, string series, double value)
    {
        if (isOn)
        {
            Add(series, value);
        }
    }

    private void Add(string series, double value) => Totals[series] = Totals.GetValueOrDefault(series) + value;
}
