using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>
/// Writes the samples of one metric. Everything but the numbers is bytes that are made once: those before the tags for the metric, those
/// of the tags for each series when it is first written. Not thread-safe.
/// </summary>
internal abstract class MetricText
{
    private readonly Scope scope;
    private readonly bool isMerged;
    private readonly byte[] createdHead;
    private readonly byte[]? createdEnd;
    private byte[]?[] tails = [];

    protected MetricText(MetricSource source)
    {
        MeterName = source.Catalogue.MeterName;
        Descriptor = source.Descriptor;
        Name = FamilyName.Of(Descriptor);
        Reading = source.Reading;
        Index = source.Index;
        Created = source.Created;
        scope = source.Scope;
        string[] tags = [.. Descriptor.Tags.Select(tag => Label.NameOf(tag.Name)).Where(IsFree)];
        HasLabels = scope.Labels.Count + tags.Length > 0;

        // The labels of a scope can be written ahead only where no tag shares one with them.
        isMerged = tags.Intersect(scope.Labels.Select(label => label.Name)).Any();
        createdEnd = source.CreatedEnd();
        createdHead = createdEnd is null ? [] : Head(Name.Metadata(isOpenMetrics: true) + "_created");
    }

    public string MeterName { get; }

    public MetricDescriptor Descriptor { get; }

    public FamilyName Name { get; }

    /// <summary>Gets what tells its samples from those of a metric with the same name.</summary>
    public string ScopeText => scope.Text;

    /// <summary>Gets whether it was on at the last reading.</summary>
    public bool IsOn => Reading.IsOn(Index);

    /// <summary>Gets the type of its family.</summary>
    public abstract string Type { get; }

    /// <summary>Gets the numbers of its catalogue.</summary>
    public CatalogueReading Reading { get; }

    /// <summary>Gets the metric's number in the reading.</summary>
    public int Index { get; }

    /// <summary>Gets since when it counts; <see langword="null"/> when scrapes do not say so.</summary>
    public DateTimeOffset? Created { get; }

    /// <summary>Gets whether its samples have labels besides those that belong to the format.</summary>
    protected bool HasLabels { get; }

    /// <summary>Gets what follows the labels of the tags in every sample.</summary>
    protected virtual string TailEnd => "";

    /// <summary>Returns the first series that had a value at the last reading; the number of series when none had.</summary>
    public int FirstSeries()
    {
        int series = 0;
        while (series < Descriptor.SeriesCount && !Reading.HasValue(Index, series))
        {
            series++;
        }

        return series;
    }

    /// <summary>Writes the samples of the last reading.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="first">The first series that has a value.</param>
    /// <param name="isOpenMetrics">Whether the format is OpenMetrics.</param>
    public void Write(Utf8Buffer output, int first, bool isOpenMetrics)
    {
        for (int series = first; series < Descriptor.SeriesCount; series++)
        {
            if (Reading.HasValue(Index, series))
            {
                WriteSeries(output, series, Tail(series), isOpenMetrics);
            }
        }
    }

    /// <summary>Returns the labels of a series, those of its scope first.</summary>
    public IEnumerable<(string Name, string Value)> Labels(int series) => Label.Unique(scope.Labels.Concat(TagLabels(series)));

    /// <summary>Writes the samples of one series.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="series">The number of the series.</param>
    /// <param name="tail">What stands between the head and the numbers.</param>
    /// <param name="isOpenMetrics">Whether the format is OpenMetrics.</param>
    protected abstract void WriteSeries(Utf8Buffer output, int series, byte[] tail, bool isOpenMetrics);

    /// <summary>Returns whether a label is not one that the format itself uses.</summary>
    protected virtual bool IsFree(string label) => true;

    /// <summary>Returns what all samples of one name begin with.</summary>
    protected byte[] Head(string name) => ExpositionText.Bytes(name + "{" + (isMerged ? "" : scope.Text));

    /// <summary>Writes since when a series counts, if that is wanted; OpenMetrics alone has it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="tail">What stands between the head and the numbers.</param>
    /// <param name="end">What stands between the tail and the number.</param>
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

    private byte[] Tail(int series)
    {
        if (tails.Length == 0)
        {
            tails = new byte[Descriptor.SeriesCount][];
        }

        return tails[series] ?? MakeTail(series);
    }

    private IEnumerable<Label> TagLabels(int series) =>
        Reading.Tags(Index, series).Select(tag => Label.Of(tag.Key, tag.Value)).Where(label => IsFree(label.Name));

    private byte[] MakeTail(int series)
    {
        IEnumerable<Label> tags = TagLabels(series);
        string labels = Label.Render(isMerged ? scope.Labels.Concat(tags) : tags);
        string separator = labels.Length > 0 && !isMerged && scope.Labels.Count > 0 ? "," : "";
        return tails[series] = ExpositionText.Bytes(separator + labels + TailEnd);
    }
}
