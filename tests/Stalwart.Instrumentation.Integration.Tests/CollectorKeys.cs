using YamlDotNet.RepresentationModel;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>The documented keys of the collector components that recipes use.</summary>
internal static class CollectorKeys
{
    private static readonly string[] Known =
    [
        "extensions/bearertokenauth/scheme",
        "extensions/bearertokenauth/token",
        "extensions/bearertokenauth/filename",
        "receivers/otlp/protocols/grpc/endpoint",
        "receivers/otlp/protocols/grpc/auth/authenticator",
        "receivers/otlp/protocols/http/endpoint",
        "receivers/otlp/protocols/http/auth/authenticator",
        "processors/memory_limiter/check_interval",
        "processors/memory_limiter/limit_mib",
        "processors/memory_limiter/spike_limit_mib",
        "processors/batch/timeout",
        "processors/batch/send_batch_size",
        "exporters/prometheus/endpoint",
        "exporters/prometheus/metric_expiration",
        "exporters/prometheus/without_scope_info",
        "exporters/debug/verbosity",
        "service/extensions",
        "service/pipelines/metrics/receivers",
        "service/pipelines/metrics/processors",
        "service/pipelines/metrics/exporters",
    ];

    public static void Check(YamlMappingNode root)
    {
        foreach (string path in Paths(root, ""))
        {
            Assert.Contains(path, Known);
        }
    }

    private static IEnumerable<string> Paths(YamlMappingNode node, string before) => node.Children.SelectMany(child =>
        child.Value is YamlMappingNode { Children.Count: > 0 } inner
            ? Paths(inner, $"{before}{child.Key}/")
            : [before + child.Key]);
}
