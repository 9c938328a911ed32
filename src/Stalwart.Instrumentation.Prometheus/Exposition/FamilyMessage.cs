using Stalwart.Instrumentation.Prometheus.Names;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>Writes a family as a length-prefixed message of the type <c>io.prometheus.client.MetricFamily</c>. Not thread-safe.</summary>
internal sealed class FamilyMessage
{
    private readonly Family family;
    private readonly ProtobufBuffer message = new();
    private readonly Dictionary<MetricText, MetricMessage> messages = [];
    private ulong? describedType;
    private byte[] described = [];

    public FamilyMessage(Family family) => this.family = family;

    /// <summary>Writes the enabled metrics that had a value at the last reading.</summary>
    public void Write(Utf8Buffer output)
    {
        message.Clear();
        foreach (MetricText metric in family.Select())
        {
            for (int series = metric.FirstSeries(); series < metric.Values.SeriesCount; series++)
            {
                if (metric.Values.HasValue(series))
                {
                    Write(metric, series);
                }
            }
        }

        if (message.Written.Length > 0)
        {
            ProtobufBuffer.WriteLength(output, message.Written.Length);
            output.Append(message.Written);
        }
    }

    private void Write(MetricText metric, int series)
    {
        if (!messages.TryGetValue(metric, out MetricMessage? own))
        {
            messages.Add(metric, own = new MetricMessage(metric));
        }

        if (message.Written.Length == 0)
        {
            message.AddFields(Described(metric.Type, own.Type));
        }

        own.Write(message, series);
    }

    /// <summary>Returns the fields that are the same for all series.</summary>
    public static byte[] Describe(string name, ulong type, string unit, string help)
    {
        var message = new ProtobufBuffer();
        message.Add(1, ExpositionText.Bytes(name));
        message.Add(3, type);
        if (help.Length > 0)
        {
            message.Add(2, ExpositionText.Bytes(help));
        }

        if (unit.Length > 0)
        {
            message.Add(5, ExpositionText.Bytes(unit));
        }

        return message.Written.ToArray();
    }

    private byte[] Described(string type, ulong number)
    {
        if (describedType != number)
        {
            (string unit, string help) = family.Describe(type);
            (describedType, described) = (number, Describe(family.Name, number, unit, help));
        }

        return described;
    }
}
