using System.Text.Json;
using Stalwart.Instrumentation;

namespace MailServer;

/// <summary>Writes what the process counted, to compare it with exported values.</summary>
internal static class Report
{
    /// <summary>Writes every series with its value. The file appears only when it is complete.</summary>
    public static void Write(string file, EventCatalogue catalogue)
    {
        string draft = file + ".draft";
        using (FileStream stream = File.Create(draft))
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (SeriesSnapshot series in catalogue.Snapshot().Series)
            {
                json.WriteStartObject();
                json.WriteString("metric", series.Metric.Name);
                json.WriteString("kind", series.Metric.Kind.ToString());
                json.WriteString("unit", series.Metric.Unit);
                json.WriteStartObject("tags");
                foreach ((string name, object? value) in series.Tags)
                {
                    json.WriteString(name, value is bool isTrue ? (isTrue ? "true" : "false") : (string?)value);
                }

                json.WriteEndObject();
                json.WriteNumber("value", series.Value);
                json.WriteNumber("count", series.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        File.Move(draft, file, overwrite: true);
    }
}
