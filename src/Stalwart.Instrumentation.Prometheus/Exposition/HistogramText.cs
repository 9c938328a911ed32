using System.Globalization;
using Stalwart.Instrumentation.Prometheus.Names;
using Stalwart.Instrumentation.Prometheus.Sources;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>Writes a histogram: cumulative buckets, sum and count of each series.</summary>
internal sealed class HistogramText : MetricText
{
    private const string BucketLabel = "le";

    private readonly byte[] bucketHead;
    private readonly byte[] sumHead;
    private readonly byte[] countHead;
    private readonly Bounds text;
    private readonly Bounds openMetrics;
    private readonly bool isNegative;

    public HistogramText(MetricValues values, ScopeNames scopes, ExpositionOptions options)
        : base(values, scopes, options)
    {
        bucketHead = Head(Name.Sample + "_bucket");
        sumHead = Head(Name.Sample + "_sum");
        countHead = Head(Name.Sample + "_count");
        text = new Bounds(Shape.Boundaries, bound => bound.ToString(CultureInfo.InvariantCulture));
        openMetrics = new Bounds(Shape.Boundaries, CanonicalNumber.Of);
        isNegative = Shape.Boundaries.Any(bound => bound < 0);
    }

    public override string Type => "histogram";

    protected override bool IsFree(string label) => label != BucketLabel;

    protected override void WriteSeries(Utf8Buffer output, int series, byte[] tail, bool isOpenMetrics)
    {
        bool hasExemplar = Values.TryGetExemplar(series, out Exemplar exemplar) && isOpenMetrics;
        int exemplarBucket = hasExemplar ? BucketOf(Shape, exemplar.Value) : -1;
        byte[][] bounds = (isOpenMetrics ? openMetrics : text).After(HasLabels(tail));
        ReadOnlySpan<long> buckets = Values.Buckets(series);
        long count = 0;
        for (int i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];
            WriteSample(output, bucketHead, tail, bounds[i], count);
            if (i == exemplarBucket)
            {
                ExemplarText.Write(output, exemplar);
            }

            output.Append("\n"u8);
        }

        // In OpenMetrics, a sum that can decrease is not a counter, and a count requires a sum.
        if (!isOpenMetrics || !isNegative)
        {
            WriteSum(output, tail, Values.Value(series));
            WriteSample(output, countHead, tail, "} "u8, count);
            output.Append("\n"u8);
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
        output.Advance(length + Utf8Buffer.Format(value, free[length..]));
    }

    /// <summary>Returns the bucket of a value, because an exemplar belongs to the bucket that its value was counted in.</summary>
    public static int BucketOf(MetricShape shape, double value)
    {
        int bucket = 0;
        while (bucket < shape.Boundaries.Count && value > shape.Boundaries[bucket])
        {
            bucket++;
        }

        return bucket;
    }

    private void WriteSum(Utf8Buffer output, byte[] tail, double sum)
    {
        output.Append(sumHead);
        output.Append(tail);
        output.Append("} "u8);
        output.Advance(Utf8Buffer.Format(sum, output.Free(Utf8Buffer.MaxNumber)));
        output.Append("\n"u8);
    }

    /// <summary>The label of each bucket, with the text after it.</summary>
    private sealed class Bounds(IReadOnlyList<double> boundaries, Func<double, string> text)
    {
        private byte[][]? first;
        private byte[][]? further;

        public byte[][] After(bool hasLabels) => hasLabels ? further ??= Render(",") : first ??= Render("");

        private byte[][] Render(string separator) =>
        [
            .. boundaries.Select(text).Append("+Inf").Select(bound => ExpositionText.Bytes($"{separator}{BucketLabel}=\"{bound}\"}} ")),
        ];
    }
}
