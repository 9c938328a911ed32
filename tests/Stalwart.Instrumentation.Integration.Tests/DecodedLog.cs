using System.Globalization;
using System.Text.Json;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>A log record as a decoder shows it, or as expected.</summary>
/// <param name="Scope">The name of the instrumentation scope.</param>
/// <param name="Name">The event's name.</param>
/// <param name="Severity">The name of the severity's number, and its text.</param>
/// <param name="Body">The message.</param>
/// <param name="Span">The trace and the span.</param>
/// <param name="Attributes">The attributes with their types, in order.</param>
internal sealed record DecodedLog(string Scope, string Name, string Severity, string Body, string Span, string Attributes)
{
    /// <summary>Reads the records of a decoded request.</summary>
    public static IEnumerable<DecodedLog> Read(JsonElement request) =>
        from scope in request.GetProperty("resourceLogs").EnumerateArray().Single().GetProperty("scopeLogs").EnumerateArray()
        from record in scope.GetProperty("logRecords").EnumerateArray()
        select new DecodedLog(
            Text(scope.GetProperty("scope"), "name"),
            Text(record, "eventName"),
            $"{Text(record, "severityNumber")} {Text(record, "severityText")}",
            Text(record.GetProperty("body"), "stringValue"),
            $"{Hex(record, "traceId")}-{Hex(record, "spanId")}",
            string.Join("; ", record.GetProperty("attributes").EnumerateArray().Select(AttributeOf)));

    /// <summary>Returns the expected record.</summary>
    /// <param name="record">The record of a capture.</param>
    /// <param name="message">The message of a capture.</param>
    /// <param name="meter">The catalogue's meter.</param>
    /// <param name="span">The trace and the span of its call.</param>
    public static DecodedLog Of(EventRecord record, string message, string meter, string span) => new(
        $"{meter}.{record.Event.Name.Split('.')[0]}",
        record.Event.Name,
        record.Event.Level switch
        {
            EventLevel.Trace => "SEVERITY_NUMBER_TRACE Trace",
            EventLevel.Debug => "SEVERITY_NUMBER_DEBUG Debug",
            EventLevel.Info => "SEVERITY_NUMBER_INFO Information",
            EventLevel.Warn => "SEVERITY_NUMBER_WARN Warning",
            _ => "SEVERITY_NUMBER_ERROR Error",
        },
        message,
        span,
        string.Join(
            "; ",
            (string[])
            [
                $"logrecord.event.id intValue {record.Event.Id}",
                .. AttributesOf(record),
                .. (string[])(record.Count > 1 ? [$"event.count intValue {record.Count}"] : []),
            ]));

    private static IEnumerable<string> AttributesOf(EventRecord record) =>
        from value in record.Values
        where value.Value is not (null or Exception)
        select $"{value.Key} " + value.Value switch
        {
            long whole => $"intValue {whole}",
            double floating => string.Create(CultureInfo.InvariantCulture, $"doubleValue {floating}"),
            TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"doubleValue {time.TotalSeconds}"),
            bool truth => $"boolValue {truth}",
            _ => $"stringValue {value.Value}",
        };

    private static string AttributeOf(JsonElement attribute)
    {
        JsonProperty value = attribute.GetProperty("value").EnumerateObject().Single();
        return $"{Text(attribute, "key")} {value.Name} {value.Value}";
    }

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).ToString();

    private static string Hex(JsonElement record, string name) =>
        record.TryGetProperty(name, out JsonElement id) ? Convert.ToHexStringLower(id.GetBytesFromBase64()) : "";
}
