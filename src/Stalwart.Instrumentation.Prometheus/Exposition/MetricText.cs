using System.Globalization;
using Stalwart.Instrumentation.Prometheus.Names;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>
/// Writes the samples of one metric. Everything except the numbers is created once: the bytes before the tags per metric, those of the tags
/// when a series is first written. Not thread-safe.
/// </summary>
internal abstract class MetricText
{
    private readonly Naming naming;
    private readonly Scope scope;
    private readonly bool isMerged;
    private readonly bool beginsWithLabel;
    private readonly byte[] createdHead;
    private readonly byte[]? createdEnd;
    private byte[]?[] tails = [];

    protected MetricText(MetricValues values, ScopeNames scopes, ExpositionOptions options)
    {
        naming = scopes.Naming;
        scope = scopes.Of(values);
        Values = values;
        Name = naming.Family(values.Shape);
        Created = options.Created;

        // The labels of a scope can be precomputed only if no tag shares a label with them.
        isMerged = values.Shape.Tags is not { } tags
            || tags.Select(naming.Label).Intersect(scope.Labels.Select(label => label.Name)).Any();
        beginsWithLabel = !EscapedName.IsPlainMetric(Name.Sample) || (!isMerged && scope.Labels.Count > 0);
        createdEnd = CreatedEnd();
        createdHead = createdEnd is null ? [] : Head(Name.Metadata(isOpenMetrics: true) + "_created");
    }

    public MetricValues Values { get; }

    public MetricShape Shape => Values.Shape;

    public FamilyName Name { get; }

    /// <summary>Gets the scope, which distinguishes its samples from those of a metric with the same name.</summary>
    public string ScopeText => scope.Text;

    /// <summary>Gets the type of its family.</summary>
    public abstract string Type { get; }

    /// <summary>Gets the start time; <see langword="null"/> if it is not exported.</summary>
    public DateTimeOffset? Created { get; }

    /// <summary>Gets the text after the labels of the tags in every sample.</summary>
    protected virtual string TailEnd => "";

    /// <summary>Returns the writer of a metric.</summary>
    public static MetricText Of(MetricValues values, ScopeNames scopes, ExpositionOptions options) =>
        values.Shape.Kind == MetricKind.Histogram
            ? new HistogramText(values, scopes, options)
            : new NumberText(values, scopes, options);

    /// <summary>Returns the first series with a value at the last reading; the number of series if none had one.</summary>
    public int FirstSeries()
    {
        int series = 0;
        while (series < Values.SeriesCount && !Values.HasValue(series))
        {
            series++;
        }

        return series;
    }

    /// <summary>Writes the samples of the last reading.</summary>
    /// <param name="output">Receives the text.</param>
    /// <param name="first">The first series that has a value.</param>
    /// <param name="isOpenMetrics">Whether the format is OpenMetrics.</param>
    public void Write(Utf8Buffer output, int first, bool isOpenMetrics)
    {
        int count = Values.SeriesCount;
        for (int series = first; series < count; series++)
        {
            if (Values.HasValue(series))
            {
                WriteSeries(output, series, Tail(series), isOpenMetrics);
            }
        }
    }

    /// <summary>Returns the labels of a series, those of its scope first.</summary>
    public IEnumerable<(string Name, string Value)> Labels(int series) => Label.Unique(scope.Labels.Concat(TagLabels(series)));

    /// <summary>Writes the samples of one series.</summary>
    /// <param name="output">Receives the text.</param>
    /// <param name="series">The index of the series.</param>
    /// <param name="tail">The text between the head and the numbers.</param>
    /// <param name="isOpenMetrics">Whether the format is OpenMetrics.</param>
    protected abstract void WriteSeries(Utf8Buffer output, int series, byte[] tail, bool isOpenMetrics);

    /// <summary>Returns whether a label is not reserved by the format itself.</summary>
    protected virtual bool IsFree(string label) => true;

    /// <summary>Returns the beginning of all samples with one name.</summary>
    protected byte[] Head(string name)
    {
        string labels = isMerged ? "" : scope.Text;
        string separator = labels.Length > 0 && !EscapedName.IsPlainMetric(name) ? "," : "";
        return ExpositionText.Bytes(QuotedName.Open(name) + separator + labels);
    }

    /// <summary>Returns whether other labels precede the ones that the format adds.</summary>
    protected bool HasLabels(byte[] tail) => beginsWithLabel || tail.Length > 0;

    /// <summary>Writes the start time of a series, if it is exported; only OpenMetrics supports it.</summary>
    /// <param name="output">Receives the text.</param>
    /// <param name="tail">The text between the head and the numbers.</param>
    /// <param name="end">The text between the tail and the number.</param>
    protected void WriteCreated(Utf8Buffer output, byte[] tail, ReadOnlySpan<byte> end)
    {
        if (createdEnd is not null)
        {
            output.Append(createdHead);
            output.Append(tail);
            output.Append(end);
            output.Append(createdEnd);
        }
    }

    /// <summary>The end of the line of such a sample, in seconds since 1970.</summary>
    private byte[]? CreatedEnd() => Created is { } time
        ? ExpositionText.Bytes(string.Create(CultureInfo.InvariantCulture, $"{time.ToUnixTimeMilliseconds() / 1000m:0.000}\n"))
        : null;

    private byte[] Tail(int series)
    {
        if (tails.Length <= series)
        {
            Array.Resize(ref tails, Values.SeriesCount);
        }

        return tails[series] ?? MakeTail(series);
    }

    private IEnumerable<Label> TagLabels(int series) =>
        Values.Tags(series).Select(tag => Label.Of(tag.Key, tag.Value, naming)).Where(label => IsFree(label.Name));

    private byte[] MakeTail(int series)
    {
        IEnumerable<Label> tags = TagLabels(series);
        string labels = Label.Render(isMerged ? scope.Labels.Concat(tags) : tags);
        string separator = labels.Length > 0 && beginsWithLabel ? "," : "";
        return tails[series] = ExpositionText.Bytes(separator + labels + TailEnd);
    }
}
