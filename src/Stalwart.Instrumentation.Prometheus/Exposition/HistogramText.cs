using System.Globalization;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>Writes a histogram: cumulative buckets, sum and count of each series.</summary>
internal sealed class HistogramText : MetricText
{
    private const string BucketLabel = "le";

    private readonly byte[] bucketHead;
    private readonly byte[] sumHead;
    private readonly byte[] countHead;
    private readonly byte[][] textBounds;
    private readonly byte[][] openMetricsBounds;
    private readonly bool isNegative;

    public HistogramText(MetricSource source)
        : base(source)
    {
        bucketHead = Head(Name.Sample + "_bucket");
        sumHead = Head(Name.Sample + "_sum");
        countHead = Head(Name.Sample + "_count");
        textBounds = Bounds(bound => bound.ToString(CultureInfo.InvariantCulture));
        openMetricsBounds = Bounds(CanonicalNumber.Of);
        isNegative = Descriptor.Boundaries.Any(bound => bound < 0);
    }

    public override string Type => "histogram";

    protected override bool IsFree(string label) => label != BucketLabel;

    protected override void WriteSeries(Utf8Buffer output, int series, byte[] tail, bool isOpenMetrics)
    {
        byte[][] bounds = isOpenMetrics ? openMetricsBounds : textBounds;
        ReadOnlySpan<long> buckets = Reading.Buckets(Index, series);
        long count = 0;
        for (int i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];
            WriteSample(output, bucketHead, tail, bounds[i], count);
        }

        // OpenMetrics: a sum that may fall is no counter, and there is no count without a sum.
        if (!isOpenMetrics || !isNegative)
        {
            WriteSum(output, tail, Reading.Value(Index, series));
            WriteSample(output, countHead, tail, "} "u8, count);
        }

        if (isOpenMetrics)
        {
            WriteCreated(output, tail, "} "u8);
        }
    }

    private static void WriteSample(Utf8Buffer output, byte[] head, byte[] tail, ReadOnlySpan<byte> end, long value)
    {
        int length = head.Length + tail.Length + end.Length;
        Span<byte> free = output.Free(length + Utf8Buffer.MaxNumber + 1);
        head.CopyTo(free);
        tail.CopyTo(free[head.Length..]);
        end.CopyTo(free[(head.Length + tail.Length)..]);
        length += Utf8Buffer.Format(value, free[length..]);
        free[length] = (byte)'\n';
        output.Advance(length + 1);
    }

    private void WriteSum(Utf8Buffer output, byte[] tail, double sum)
    {
        output.Append(sumHead);
        output.Append(tail);
        output.Append("} "u8);
        output.Advance(Utf8Buffer.Format(sum, output.Free(Utf8Buffer.MaxNumber)));
        output.Append("\n"u8);
    }

    private byte[][] Bounds(Func<double, string> text) =>
    [
        .. Descriptor.Boundaries.Select(text).Append("+Inf")
            .Select(bound => ExpositionText.Bytes($"{(HasLabels ? "," : "")}{BucketLabel}=\"{bound}\"}} ")),
    ];
}
