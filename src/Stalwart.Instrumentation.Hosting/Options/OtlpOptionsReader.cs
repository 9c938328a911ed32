using System.Text;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Reads and checks the table <c>metrics.open-telemetry</c>.</summary>
internal static class OtlpOptionsReader
{
    public const string Authorization = "authorization";

    public static OtlpOptions Read(SettingNode? node, SettingProblems problems)
    {
        var defaults = new OtlpOptions();
        var table = new SettingTable(node, MetricsKeys.OpenTelemetry, problems);
        OtlpTransport transport = table.Choice(
            "transport", OtlpTransport.Disable, ("grpc", OtlpTransport.Grpc), ("http", OtlpTransport.Http), ("disable", OtlpTransport.Disable));
        List<KeyValuePair<string, string>> headers = ReadHeaders(table);
        if (ReadAuthorization(table, problems) is string authorization)
        {
            if (headers.Exists(header => header.Key.Equals(Authorization, StringComparison.OrdinalIgnoreCase)))
            {
                table.Problem("auth", $"is there besides a header {Authorization}; keep one of the two.", showValue: false);
            }

            headers.Add(new(Authorization, authorization));
        }

        return new OtlpOptions
        {
            Transport = transport,
            Endpoint = ReadEndpoint(table, transport),
            Interval = table.Span("interval", defaults.Interval),
            Timeout = table.Span("timeout", defaults.Timeout),
            Retry = table.Bool("retry", defaults.Retry),
            Headers = headers,
            Compression = table.Choice("compression", OtlpCompression.None, ("none", OtlpCompression.None), ("gzip", OtlpCompression.Gzip)),
            Temporality = table.Choice(
                "temporality",
                OtlpTemporality.Cumulative,
                ("cumulative", OtlpTemporality.Cumulative),
                ("delta", OtlpTemporality.Delta),
                ("low-memory", OtlpTemporality.LowMemory)),
        };
    }

    private static Uri ReadEndpoint(SettingTable table, OtlpTransport transport)
    {
        string text = table.Text("endpoint") ?? (transport == OtlpTransport.Http ? "http://localhost:4318" : "http://localhost:4317");
        switch (EndpointRule.Check(text, transport == OtlpTransport.Grpc))
        {
            case EndpointFault.NotAnAddress:
                table.Problem("endpoint", $"is not an address; write {EndpointRule.Form}.");
                return new OtlpOptions().Endpoint;
            case EndpointFault.OtherPath:
                table.Problem("endpoint", $"has {EndpointRule.PathProblem}; write {EndpointRule.PathRemedy}.");
                return new OtlpOptions().Endpoint;
            case EndpointFault.HttpPath:
                table.Warn("endpoint", $"{EndpointRule.HttpPathWarning}.");
                return new UriBuilder(text) { Path = "/" }.Uri;
        }

        // The SDK adds the path only to an endpoint that comes from its environment variable.
        var endpoint = new Uri(text);
        bool needsPath = transport == OtlpTransport.Http && endpoint.AbsolutePath == "/";
        return needsPath ? new UriBuilder(endpoint) { Path = EndpointRule.HttpPath }.Uri : endpoint;
    }

    private static List<KeyValuePair<string, string>> ReadHeaders(SettingTable table)
    {
        var headers = new List<KeyValuePair<string, string>>();
        SettingNode? node = table.Find("headers");
        IEnumerable<SettingNode> entries = node is { Value: { Length: > 0 } } ? [node] : node?.Children ?? [];
        foreach (SettingNode entry in entries)
        {
            string value = entry.Value ?? "";
            bool isLine = entry == node || int.TryParse(entry.Name, out _);
            int colon = value.IndexOf(':', StringComparison.Ordinal);
            KeyValuePair<string, string> header = !isLine ? new(entry.Name, value.Trim())
                : colon > 0 ? new(value[..colon].Trim(), value[(colon + 1)..].Trim())
                : new("", "");
            if (header.Key.Length == 0 || header.Value.Length == 0 || !header.Key.All(IsTokenCharacter) || header.Value.Any(c => c is < ' ' or > '~'))
            {
                // Values of headers are secrets as often as not.
                table.Problem("headers", "has an entry that is not a header; write { x-key = \"value\" } or [\"x-key: value\"].", showValue: false);
                continue;
            }

            headers.Add(header);
        }

        return headers;
    }

    private static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '^' or '`' or '|' or '~';

    private static string? ReadAuthorization(SettingTable table, SettingProblems problems)
    {
        var auth = new SettingTable(table.Find("auth"), MetricsKeys.OpenTelemetryAuth, problems);
        string? bearer = SecretReader.Read(auth, "bearer");
        Credentials? credentials = EventMetricsOptionsReader.ReadCredentials(auth);
        if (bearer is not null && credentials is not null)
        {
            auth.Problem("username", "is there besides a bearer token; keep one of the two.");
        }

        return bearer is not null ? $"Bearer {bearer}"
            : credentials is not null ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.Username}:{credentials.Secret}"))
            : null;
    }
}
