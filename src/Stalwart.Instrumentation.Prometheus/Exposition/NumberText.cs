namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>Writes a counter, an up-down-counter or a gauge: one sample for each series.</summary>
internal sealed class NumberText : MetricText
{
    private readonly byte[] head;
    private readonly bool isInteger;

    public NumberText(MetricSource source)
        : base(source)
    {
        head = Head(Name.Sample);
        isInteger = Descriptor.Kind != MetricKind.Gauge && !Descriptor.IsFloating;
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
            ? Utf8Buffer.Format(Reading.Integer(Index, series), free[length..])
            : Utf8Buffer.Format(Reading.Value(Index, series), free[length..]);
        free[length] = (byte)'\n';
        output.Advance(length + 1);
        if (isOpenMetrics && Name.IsCounter)
        {
            WriteCreated(output, tail, []);
        }
    }
}
