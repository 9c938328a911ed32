using Stalwart.Instrumentation.Prometheus.Names;
using Stalwart.Instrumentation.Prometheus.Sources;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>Writes a counter, an up-down-counter or a gauge: one sample for each series.</summary>
internal sealed class NumberText : MetricText
{
    private readonly byte[] head;
    private readonly bool isInteger;

    public NumberText(MetricValues values, ScopeNames scopes, ExpositionOptions options)
        : base(values, scopes, options)
    {
        head = Head(Name.Sample);
        isInteger = Shape.IsInteger;
    }

    public override string Type => Name.IsCounter ? "counter" : "gauge";

    protected override string TailEnd => "} ";

    protected override void WriteSeries(Utf8Buffer output, int series, byte[] tail, bool isOpenMetrics)
    {
        int length = head.Length + tail.Length;
        Span<byte> free = output.Free(length + Utf8Buffer.MaxNumber + 1);
        head.CopyTo(free);
        tail.CopyTo(free[head.Length..]);
        length += isInteger
            ? Utf8Buffer.Format(Values.Integer(series), free[length..])
            : Utf8Buffer.Format(Values.Value(series), free[length..]);
        output.Advance(length);
        if (!isOpenMetrics || !Name.IsCounter)
        {
            output.Append("\n"u8);
            return;
        }

        if (Values.TryGetExemplar(series, out Exemplar exemplar))
        {
            ExemplarText.Write(output, exemplar);
        }

        output.Append("\n"u8);
        WriteCreated(output, tail, []);
    }
}
