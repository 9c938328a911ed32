using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>Writes frames as JSON, one object per line; <c>docs/tool.md</c> lists its members.</summary>
internal static class JsonView
{
    public static void Write(WatchFrame frame, DateTimeOffset time, Output output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("number", frame.Number);
            json.WriteString("time", time.UtcDateTime);
            Write(json, "addresses", frame.Endpoints, endpoint => Write(json, endpoint));
            Write(json, "metrics", frame.Metrics, line => Write(json, line));
            if (frame.Coverage is { } coverage)
            {
                json.WriteNumber("seen", coverage.Seen);
                json.WriteNumber("expected", coverage.Expected);
                Write(json, "neverSeen", coverage.NeverSeen, json.WriteStringValue);
                Write(json, "unknown", coverage.Unknown, json.WriteStringValue);
            }

            json.WriteEndObject();
        }

        output.Line(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        output.Writer.Flush();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, WatchedEndpoint endpoint)
    {
        json.WriteStartObject();
        json.WriteString("address", endpoint.Address);
        json.WriteString("instance", endpoint.Instance);
        json.WriteString("error", endpoint.Error);
        json.WriteNumber("samples", endpoint.Series);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MetricLine line)
    {
        json.WriteStartObject();
        json.WriteString("name", line.Metric.Name);
        json.WriteString("meter", line.Metric.Meter);
        json.WriteString("type", line.Metric.Type);
        json.WriteString("unit", line.Metric.Unit);
        json.WriteString("help", line.Metric.Help);
        Write(json, line.Sum);
        Write(json, "instances", line.Instances, instance =>
        {
            json.WriteStartObject();
            json.WriteString("instance", instance.Key);
            Write(json, instance.Value);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Reading reading)
    {
        Write(json, "total", reading.Total);
        if (reading.Metric.Grows)
        {
            Write(json, "rate", reading.Rate);
        }
    }

    /// <summary>JSON has neither infinities nor NaN.</summary>
    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
