namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>
/// Deliberate differences between the catalogue and a scrape: by name, what live-check is to find, and how the text is made to differ.
/// </summary>
internal static class ScrapeDifferences
{
    private const string Duration = "http_server_request_duration_seconds";
    private const string Scope = "otel_scope_name=\"every-form\",otel_scope_version=\"1.2.0\"";

    public static readonly IReadOnlyDictionary<string, (string Finding, Func<string, string> Make)> All =
        new Dictionary<string, (string, Func<string, string>)>
        {
            ["a family that is not declared"] =
                ("unknown-metric disk_free", text => $"# TYPE disk_free gauge\ndisk_free{{{Scope}}} 1\n{text}"),
            ["a family of another type"] =
                ("kind cache.size", text => Replace(text, "TYPE cache_size_bytes gauge", "TYPE cache_size_bytes counter")),
            ["a unit in the name"] = (
                "unit http.server.request.duration",
                text => text.Replace(Duration, "http_server_request_duration_milliseconds", StringComparison.Ordinal)),
            ["a family twice after escaping"] = (
                "duplicate-metric cache.size",
                text => $"# TYPE \"cache.size\" gauge\n{{\"cache.size\",{Scope}}} 1\n{text}"),
            ["a former name"] = (
                "former-name http.server.active_requests",
                text => text.Replace("http_server_active_requests", "http_server_requests_in_flight", StringComparison.Ordinal)),
            ["a sample twice"] = ("duplicate-series shop.Orders", text => Line(text, "shop_Orders_total{") + "\n" + text),
            ["a boundary of another value"] = (
                "boundaries http.server.request.duration",
                text => text.Replace("le=\"0.1\"", "le=\"0.2\"", StringComparison.Ordinal)),
            ["a fraction of an integer"] = (
                "number-type shop.Orders",
                text => Replace(text, Line(text, "shop_Orders_total{"), Line(text, "shop_Orders_total{") + ".5")),
            ["a different description"] = (
                "description cache.size", text => Replace(text, "Size of the cache", "Size of all caches")),
            ["another version of the meter"] =
                ("version", text => text.Replace("otel_scope_version=\"1.2.0\"", "otel_scope_version=\"3\"", StringComparison.Ordinal)),
            ["a label that is absent"] = (
                "missing-attribute pool.max shared",
                text => Replace(text, "pool=\"main\",shared=\"true\"", "pool=\"main\"")),
            ["a label that is not declared"] = (
                "unknown-attribute shop.Orders user",
                text => Replace(text, "shop_Orders_total{", "shop_Orders_total{user=\"ann\",")),
            ["two labels of one attribute"] = (
                "duplicate-attribute pool.max pool",
                text => Replace(text, "pool=\"main\"", "pool=\"main\",pool=\"other one\"")),
            ["a label that is no integer"] = (
                "attribute-type http.request_completed http.response.status_code",
                text => Replace(text, "http_request_completed_total", "status_code=\"200\"", "status_code=\"OK\"")),
            ["a label that is no boolean"] = (
                "attribute-type pool.max shared", text => Replace(text, "shared=\"true\"", "shared=\"yes\"")),
            ["a value that is not listed"] = (
                "value job.done way", text => Replace(text, "job_done_total", "way=\"out\"", "way=\"away\"")),
        };

    /// <summary>The line of the first sample that begins with a text.</summary>
    private static string Line(string text, string start) =>
        text.Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal));

    private static string Replace(string text, string old, string changed)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not in the scrape:\n{text}");
        return text[..at] + changed + text[(at + old.Length)..];
    }

    /// <summary>Replaces in the first sample of a name that has the text.</summary>
    private static string Replace(string text, string name, string old, string changed)
    {
        string line = text.Split('\n').First(line =>
            line.StartsWith(name + "{", StringComparison.Ordinal) && line.Contains(old, StringComparison.Ordinal));
        return Replace(text, line, Replace(line, old, changed));
    }
}
