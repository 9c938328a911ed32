using System.Text;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>Writes exemplars as messages of the type <c>io.prometheus.client.Exemplar</c>. Not thread-safe.</summary>
internal sealed class ExemplarMessage
{
    private const int MaxId = 32;

    private readonly ProtobufBuffer message = new();
    private readonly ProtobufBuffer inner = new();

    /// <summary>Returns the message of an exemplar; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(in Exemplar exemplar)
    {
        message.Clear();
        AddLabel("trace_id"u8, exemplar.TraceId.ToHexString());
        AddLabel("span_id"u8, exemplar.SpanId.ToHexString());
        message.Add(2, exemplar.Value);
        (long seconds, long nanoseconds) = ExemplarText.SinceEpoch(exemplar.Time);
        inner.Clear();
        inner.Add(1, (ulong)seconds);
        inner.Add(2, (ulong)nanoseconds);
        message.Add(3, inner.Written);
        return message.Written;
    }

    private void AddLabel(ReadOnlySpan<byte> name, string id)
    {
        Span<byte> text = stackalloc byte[MaxId];
        int length = Encoding.ASCII.GetBytes(id, text);
        inner.Clear();
        inner.Add(1, name);
        inner.Add(2, text[..length]);
        message.Add(1, inner.Written);
    }
}
