using System.Globalization;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>The options as keys and values, to tell two of them apart and to say what differs.</summary>
internal static class OptionsListing
{
    private const string None = "nothing";

    /// <summary>Every key below <c>metrics</c> with its value.</summary>
    public static IReadOnlyList<ListedOption> Of(EventMetricsOptions options)
    {
        PrometheusOptions prometheus = options.Prometheus;
        OtlpOptions otlp = options.OpenTelemetry;
        return
        [
            ListedOption.OfList("disabled-events", options.DisabledEvents),
            ListedOption.OfList("enabled-events", options.EnabledEvents),
            ListedOption.Of("export-zeros", Text(options.ExportZeros)),
            ListedOption.Of("reload", Text(options.Reload)),
            ListedOption.OfList("resource", [.. options.Resource.Select(pair => $"{pair.Key}={pair.Value}")]),
            ListedOption.Of("prometheus.enable", Text(prometheus.Enable)),
            ListedOption.Of("prometheus.path", prometheus.Path),
            ListedOption.Of("prometheus.listen", prometheus.Listen),
            ListedOption.Of("prometheus.scope-labels", Text(prometheus.ScopeLabels)),
            ListedOption.Of("prometheus.target-info", Text(prometheus.TargetInfo)),
            ListedOption.Of("prometheus.auth.username", prometheus.Auth?.Username ?? None),
            ListedOption.OfSecret("prometheus.auth.secret", prometheus.Auth?.Secret),
            ListedOption.Of("open-telemetry.transport", otlp.Transport switch { OtlpTransport.Grpc => "grpc", OtlpTransport.Http => "http", _ => "disable" }),
            ListedOption.OfEndpoint("open-telemetry.endpoint", otlp.Endpoint),
            ListedOption.Of("open-telemetry.interval", Duration.Format(otlp.Interval)),
            ListedOption.Of("open-telemetry.timeout", Duration.Format(otlp.Timeout)),
            ListedOption.Of("open-telemetry.retry", Text(otlp.Retry)),
            ListedOption.OfSecret("open-telemetry.headers", Joined(otlp, authorization: false)),
            ListedOption.Of("open-telemetry.compression", otlp.Compression == OtlpCompression.Gzip ? "gzip" : "none"),
            ListedOption.Of("open-telemetry.temporality", otlp.Temporality switch { OtlpTemporality.Delta => "delta", OtlpTemporality.LowMemory => "low-memory", _ => "cumulative" }),
            ListedOption.OfSecret("open-telemetry.auth", Joined(otlp, authorization: true)),
        ];
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static string? Joined(OtlpOptions otlp, bool authorization)
    {
        KeyValuePair<string, string>[] headers =
            [.. otlp.Headers.Where(header => header.Key.Equals(OtlpOptionsReader.Authorization, StringComparison.OrdinalIgnoreCase) == authorization)];
        return headers.Length == 0 ? null : string.Join('\n', headers.Select(header => string.Create(CultureInfo.InvariantCulture, $"{header.Key}: {header.Value}")));
    }
}
