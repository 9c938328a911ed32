using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation;

/// <summary>
/// Sums the series of a metric that have the given tags. A name or value that the catalogue cannot have throws; otherwise a test that
/// expects 0 would pass because of a typo.
/// </summary>
/// <param name="metric">The metric.</param>
/// <param name="series">The series of a snapshot, of all metrics.</param>
/// <param name="values">The value of each of the metric's tags, as in the series; <see langword="null"/> for any.</param>
internal sealed class SeriesQuery(MetricDescriptor metric, IReadOnlyList<SeriesSnapshot> series, object?[] values)
{
    private const int MaxListed = 12;

    public static MetricDescriptor FindMetric(
        string name, IReadOnlyList<MetricDescriptor> metrics, IReadOnlyList<EventDescriptor> events)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (metrics.FirstOrDefault(metric => metric.Name == name) is { } found)
        {
            return found;
        }

        // A counter's name can differ from its event's name.
        int counter = events.Where(item => item.Counted).Select(item => item.Name).ToList().IndexOf(name);
        if (counter >= 0)
        {
            return metrics[counter];
        }

        string fault = events.FirstOrDefault(item => item.Name == name) is { } uncounted
            ? $"Event '{name}' has no counter{(uncounted.Feeds.Count == 0 ? "" : $"; it feeds {Quoted(uncounted.Feeds)}")}"
            : $"Unknown metric '{name}'{Hint(name, [.. metrics.Select(metric => metric.Name)])}";
        throw new ArgumentException(fault, nameof(name));
    }

    /// <summary>Returns the value of each of the metric's tags; <see langword="null"/> for tags that are not given.</summary>
    public static object?[] Positions(MetricDescriptor metric, (string Name, object Value)[] tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var values = new object?[metric.Tags.Count];
        foreach ((string name, object value) in tags)
        {
            int position = Enumerable.Range(0, values.Length).FirstOrDefault(i => metric.Tags[i].Name == name, -1);
            if (position < 0)
            {
                string fault = values.Length == 0
                    ? $"Metric '{metric.Name}' has no tags"
                    : $"Metric '{metric.Name}' has no tag '{name}'{Hint(name, [.. metric.Tags.Select(tag => tag.Name)])}";
                throw new ArgumentException(fault, nameof(tags));
            }

            values[position] = Checked(metric.Tags[position], value);
        }

        return values;
    }

    public IEnumerable<SeriesSnapshot> Matches() => series.Where(item => item.Metric == metric && HasValues(item));

    public double Sum() => IsInteger ? IntegerSum() : Matches().Sum(item => item.Value);

    public long IntegerSum()
    {
        if (!IsInteger)
        {
            throw new ArgumentException($"Metric '{metric.Name}' is not a counter or up-down-counter of integers", nameof(metric));
        }

        Int128 sum = 0;
        foreach (SeriesSnapshot item in Matches())
        {
            sum += item.IntegerValue ?? (long)item.Value;
        }

        return (long)Int128.Clamp(sum, long.MinValue, long.MaxValue);
    }

    private bool IsInteger => !metric.IsFloating && metric.Kind is MetricKind.Counter or MetricKind.UpDownCounter;

    private static object Checked(TagDescriptor tag, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        object wanted = value is int number && tag.IsInteger ? (long)number : value;
        string? fault = (tag.Kind, wanted) switch
        {
            (TagKind.Bool, bool) => null,
            (TagKind.Open, long) when tag.IsInteger => null,
            (TagKind.Open, string text) when !tag.IsInteger || text == TagDescriptor.Other => null,
            (TagKind.Closed, string or long) => FaultOf(tag, Convert.ToString(wanted, CultureInfo.InvariantCulture)!),
            (TagKind.Bool, _) => $"Expected true or false for tag '{tag.Name}', found '{value}'",
            _ => $"Expected {(tag.IsInteger ? "an integer" : "a string")} for tag '{tag.Name}', found '{value}' of type "
                + $"'{value.GetType().Name}'",
        };
        return fault is not null ? throw new ArgumentException(fault, nameof(value))
            : tag.Kind == TagKind.Closed && wanted is string listed ? tag.ValueOf(listed)
            : wanted;
    }

    private static string? FaultOf(TagDescriptor tag, string text) => text == tag.OtherValue || tag.Values.Contains(text)
        ? null
        : $"Tag '{tag.Name}' has no value '{text}'{Hint(text, [.. tag.Values, tag.OtherValue])}";

    private static string Hint(string name, string[] names) => new Speller().Find(name, names) is string nearest
        ? $"; did you mean '{nearest}'?"
        : $"; expected one of {Quoted(names)}";

    private static string Quoted(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MaxListed).Select(name => $"'{name}'")) + (names.Count > MaxListed ? ", …" : "");

    private bool HasValues(SeriesSnapshot item)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is { } wanted && !item.Tags.Any(tag => tag.Key == metric.Tags[i].Name && Equals(tag.Value, wanted)))
            {
                return false;
            }
        }

        return true;
    }
}
