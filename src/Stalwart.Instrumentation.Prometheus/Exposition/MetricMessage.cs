using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Prometheus.Names;
using Stalwart.Instrumentation.Prometheus.Sources;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>
/// Writes the series of one metric as messages of the type <c>io.prometheus.client.Metric</c>. The bytes of labels are created once. Not
/// thread-safe.
/// </summary>
/// <param name="metric">The metric.</param>
internal sealed class MetricMessage(MetricText metric)
{
    private readonly byte[] created = CreatedOf(metric);
    private readonly ProtobufBuffer inner = new();
    private readonly ProtobufBuffer value = new();
    private readonly ProtobufBuffer histogram = new();
    private readonly ExemplarMessage exemplars = new();
    private byte[]?[] labels = [];

    /// <summary>Gets the number of the metric's type.</summary>
    public ulong Type => metric.Type switch
    {
        "counter" => 0,
        "gauge" => 1,
        _ => 4,
    };

    /// <summary>Writes one series.</summary>
    /// <param name="family">Receives the message.</param>
    /// <param name="series">The index of the series.</param>
    public void Write(ProtobufBuffer family, int series)
    {
        value.Clear();
        if (metric.Shape.Kind == MetricKind.Histogram)
        {
            WriteHistogram(series);
            value.Add(7, histogram.Written, created);
        }
        else
        {
            inner.Clear();
            inner.Add(1, metric.Values.Value(series));
            if (metric.Name.IsCounter && metric.Values.TryGetExemplar(series, out Exemplar exemplar))
            {
                inner.Add(2, exemplars.Write(exemplar));
            }

            value.Add(metric.Name.IsCounter ? 3 : 2, inner.Written, metric.Name.IsCounter ? created : []);
        }

        family.Add(4, Labels(series), value.Written);
    }

    /// <summary>The field with the start time, if it is exported.</summary>
    private static byte[] CreatedOf(MetricText metric)
    {
        if (metric.Created is not { } time)
        {
            return [];
        }

        var timestamp = new ProtobufBuffer();
        timestamp.Add(1, (ulong)time.ToUnixTimeSeconds());
        timestamp.Add(2, (ulong)(time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick));
        var field = new ProtobufBuffer();
        field.Add(metric.Name.IsCounter ? 3 : 15, timestamp.Written);
        return field.Written.ToArray();
    }

    private void WriteHistogram(int series)
    {
        MetricValues values = metric.Values;
        bool hasExemplar = values.TryGetExemplar(series, out Exemplar exemplar);
        int exemplarBucket = hasExemplar ? HistogramText.BucketOf(metric.Shape, exemplar.Value) : -1;
        histogram.Clear();
        ReadOnlySpan<long> buckets = values.Buckets(series);
        long count = 0;
        for (int i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];

            // The last bucket has the total count, so it is written only for its exemplar.
            if (i < metric.Shape.Boundaries.Count || (i == exemplarBucket && i > 0))
            {
                inner.Clear();
                inner.Add(1, (ulong)count);
                inner.Add(2, i < metric.Shape.Boundaries.Count ? metric.Shape.Boundaries[i] : double.PositiveInfinity);
                if (i == exemplarBucket)
                {
                    inner.Add(3, exemplars.Write(exemplar));
                }

                histogram.Add(3, inner.Written);
            }
        }

        histogram.Add(2, values.Value(series));
        ReadOnlySpan<long> native = values.NativeBuckets(series);
        if (native.Length > 0)
        {
            count = WriteNative(native);
            if (hasExemplar)
            {
                histogram.Add(16, exemplars.Write(exemplar));
            }
        }

        histogram.Add(1, (ulong)count);
    }

    /// <summary>Writes native buckets: the spans of those with values, and the delta of each to the previous one.</summary>
    /// <returns>The number of values.</returns>
    private long WriteNative(ReadOnlySpan<long> native)
    {
        histogram.AddSigned(5, NativeBuckets.Schema);
        histogram.Add(6, NativeBuckets.ZeroThreshold);
        histogram.Add(7, (ulong)native[0]);
        long count = native[0];
        long last = 0;
        int end = -NativeBuckets.FirstIndex;
        for (int i = 1; i < native.Length; i++)
        {
            if (native[i] == 0)
            {
                continue;
            }

            int length = native[i..].IndexOf(0L) is var zero && zero < 0 ? native.Length - i : zero;
            inner.Clear();
            inner.AddSigned(1, i - end);
            inner.Add(2, (ulong)length);
            histogram.Add(12, inner.Written);
            for (int stop = i + length; i < stop; i++)
            {
                histogram.AddSigned(13, native[i] - last);
                last = native[i];
                count += last;
            }

            end = i;
        }

        return count;
    }

    private byte[] Labels(int series)
    {
        if (labels.Length <= series)
        {
            Array.Resize(ref labels, metric.Values.SeriesCount);
        }

        return labels[series] ??= LabelsOf(series);
    }

    private byte[] LabelsOf(int series)
    {
        var fields = new ProtobufBuffer();
        var label = new ProtobufBuffer();
        foreach ((string name, string text) in metric.Labels(series))
        {
            label.Clear();
            label.Add(1, ExpositionText.Bytes(name));
            label.Add(2, ExpositionText.Bytes(text));
            fields.Add(1, label.Written);
        }

        return fields.Written.ToArray();
    }
}
