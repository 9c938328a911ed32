using Google.Protobuf.Collections;

namespace Stalwart.Instrumentation.Cli.Tests.LiveChecking;

/// <summary>
/// Deliberate differences between the catalogue and a push: by name, what live-check is to find, and how the push is made to differ.
/// </summary>
internal static class PushDifferences
{
    private const string Duration = "http.server.request.duration", Active = "http.server.active_requests";
    private const string Completed = "http.request_completed";

    public static readonly IReadOnlyDictionary<string, (string Finding, Action<ScopeMetrics> Make)> All =
        new Dictionary<string, (string, Action<ScopeMetrics>)>
        {
            ["a metric that is not declared"] = ("unknown-metric disk.free", scope => Copy(scope, "cache.size").Name = "disk.free"),
            ["a misspelled metric beside the declared one"] =
                ("unknown-metric cart.totals", scope => Copy(scope, "cart.total").Name = "cart.totals"),
            ["a name in capitals"] = ("unknown-metric Shop.Orders", scope => Copy(scope, "shop.Orders").Name = "Shop.Orders"),
            ["an event under its former name"] = ("former-name job.done", scope => Of(scope, "job.done").Name = "job.finished"),
            ["a metric under its former name"] =
                ($"former-name {Active}", scope => Of(scope, Active).Name = "http.server.requests_in_flight"),
            ["a metric twice"] = ("duplicate-metric cache.size", scope => Copy(scope, "cache.size")),
            ["a series twice"] =
                ("duplicate-series cart.total", scope => Sum(scope, "cart.total").Add(Sum(scope, "cart.total")[0].Clone())),
            ["a counter as a gauge"] = ("kind cart.total", scope => AsGauge(Of(scope, "cart.total"))),
            ["a gauge as a counter"] = ("kind cache.size", scope => AsSum(Of(scope, "cache.size"))),
            ["an up-down-counter as a gauge"] = ($"kind {Active}", scope => AsGauge(Of(scope, Active))),
            ["a histogram as a summary"] = ($"kind {Duration}", scope => AsSummary(Of(scope, Duration))),
            ["a histogram with boundaries as an exponential one"] = ($"kind {Duration}", scope => AsExponential(Of(scope, Duration))),
            ["a native histogram with boundaries"] = ("kind job.time", scope => AsExplicit(Of(scope, "job.time"))),
            ["a counter that may fall"] = ("monotonicity shop.Orders", scope => Of(scope, "shop.Orders").Sum.IsMonotonic = false),
            ["an up-down-counter that only grows"] = ($"monotonicity {Active}", scope => Of(scope, Active).Sum.IsMonotonic = true),
            ["a unit of another size"] = ($"unit {Duration}", scope => Of(scope, Duration).Unit = "ms"),
            ["no unit"] = ("unit cache.size", scope => Of(scope, "cache.size").Unit = ""),
            ["a unit where an event is counted"] = ("unit rpc.answered", scope => Of(scope, "rpc.answered").Unit = "{call}"),
            ["a boundary of another value"] = ($"boundaries {Duration}", scope => Bounds(scope, [0.1, 2, 10])),
            ["a boundary too many"] = ($"boundaries {Duration}", scope => Bounds(scope, [0.1, 1, 10, 100])),
            ["a counter of integers with a fraction"] =
                ("number-type shop.Orders", scope => Sum(scope, "shop.Orders")[0].AsDouble = 1.5),
            ["a negative counter"] = ("negative-value shop.Orders", scope => Sum(scope, "shop.Orders")[0].AsInt = -1),
            ["a different description"] = ("description cart.total", scope => Of(scope, "cart.total").Description = "Worth of all carts"),
            ["another version of the meter"] = ("version", scope => scope.Scope.Version = "2.0.0"),
            ["no version of the meter"] = ("version", scope => scope.Scope.Version = ""),
            ["a required attribute that is absent"] =
                ($"missing-attribute {Completed} http.request.method", scope => Remove(scope, Completed, "http.request.method")),
            ["a required attribute of a histogram that is absent"] =
                ("missing-attribute job.size way", scope => Of(scope, "job.size").Histogram.DataPoints[0].Attributes.Clear()),
            ["an attribute that is not declared"] =
                ("unknown-attribute shop.Orders user", scope => Sum(scope, "shop.Orders")[0].Attributes.Add(Text("user", "ann"))),
            ["an optional attribute under a misspelled name"] =
                ($"unknown-attribute {Completed} url.schema", scope => Attribute(scope, Completed, "url.scheme").Key = "url.schema"),
            ["an attribute twice"] =
                ("duplicate-attribute cart.filled domain", scope => Sum(scope, "cart.filled")[0].Attributes.Add(Text("domain", "b.org"))),
            ["an integer as text"] = (
                $"attribute-type {Completed} http.response.status_code",
                scope => Attribute(scope, Completed, "http.response.status_code").Value.StringValue = "200"),
            ["a listed integer as text"] = (
                "attribute-type rpc.answered rpc.grpc.status_code",
                scope => Attribute(scope, "rpc.answered", "rpc.grpc.status_code").Value.StringValue = "0"),
            ["a boolean as text"] =
                ($"attribute-type {Completed} secure", scope => Attribute(scope, Completed, "secure").Value.StringValue = "true"),
            ["a text as an integer"] =
                ("attribute-type cart.filled domain", scope => Attribute(scope, "cart.filled", "domain").Value.IntValue = 7),
            ["a text as a boolean"] =
                ("attribute-type rpc.answered cpu_mode", scope => Attribute(scope, "rpc.answered", "cpu_mode").Value.BoolValue = true),
            ["an integer as a floating-point number"] = (
                $"attribute-type {Completed} http.response.status_code",
                scope => Attribute(scope, Completed, "http.response.status_code").Value.DoubleValue = 200),
            ["a list"] = (
                "attribute-type cart.filled domain",
                scope => Attribute(scope, "cart.filled", "domain").Value.ArrayValue = new ArrayValue()),
            ["a value that is not listed"] =
                ("value rpc.answered cpu_mode", scope => Attribute(scope, "rpc.answered", "cpu_mode").Value.StringValue = "stolen"),
            ["a value in other letters"] = (
                $"value {Completed} http.request.method",
                scope => Attribute(scope, Completed, "http.request.method").Value.StringValue = "get"),
            ["an integer that is not listed"] = (
                "value rpc.answered rpc.grpc.status_code",
                scope => Attribute(scope, "rpc.answered", "rpc.grpc.status_code").Value.IntValue = 17),
            ["an optional value that is not listed"] = (
                $"value {Completed} network.protocol.version",
                scope => Attribute(scope, Completed, "network.protocol.version").Value.StringValue = "4"),
            ["the word for other values of another attribute"] =
                ("value rpc.answered cpu_mode", scope => Attribute(scope, "rpc.answered", "cpu_mode").Value.StringValue = "other"),
            ["a value that is too long"] = (
                "value-length cart.filled domain",
                scope => Attribute(scope, "cart.filled", "domain").Value.StringValue = new string('x', 257)),
            ["more values than the limit"] = ("limit cart.filled domain", scope => AddDomains(scope, 3)),
            ["a limit that is reached"] =
                ("overflow cart.filled domain", scope => Attribute(scope, "cart.filled", "domain").Value.StringValue = "other"),
            ["the series beyond a limit"] = ("overflow cart.filled otel.metric.overflow", AddOverflow),
            ["a metric that is required and does not come"] =
                ("required-metric cache.size", scope => scope.Metrics.Remove(Of(scope, "cache.size"))),
            ["an event off by default that does not come"] =
                ("missing-metric shop.order_faxed", scope => scope.Metrics.Remove(Of(scope, "shop.order_faxed"))),
        };

    private static OtlpMetric Of(ScopeMetrics scope, string name) => scope.Metrics.Single(metric => metric.Name == name);

    private static RepeatedField<NumberDataPoint> Sum(ScopeMetrics scope, string name) => Of(scope, name).Sum.DataPoints;

    private static OtlpMetric Copy(ScopeMetrics scope, string name)
    {
        OtlpMetric copy = Of(scope, name).Clone();
        scope.Metrics.Add(copy);
        return copy;
    }

    private static void AsGauge(OtlpMetric metric) => metric.Gauge = new OtlpProtocol.Gauge { DataPoints = { metric.Sum.DataPoints } };

    private static void AsSum(OtlpMetric metric) => metric.Sum = new Sum { DataPoints = { metric.Gauge.DataPoints }, IsMonotonic = true };

    private static void AsSummary(OtlpMetric metric) => metric.Summary = new Summary
    {
        DataPoints = { metric.Histogram.DataPoints.Select(point => new SummaryDataPoint { Attributes = { point.Attributes } }) },
    };

    private static void AsExponential(OtlpMetric metric) => metric.ExponentialHistogram = new ExponentialHistogram
    {
        DataPoints =
        {
            metric.Histogram.DataPoints.Select(point => new ExponentialHistogramDataPoint { Attributes = { point.Attributes } }),
        },
    };

    private static void AsExplicit(OtlpMetric metric) => metric.Histogram = new Histogram
    {
        DataPoints = { new HistogramDataPoint { ExplicitBounds = { 1 }, BucketCounts = { 1, 0 } } },
    };

    private static void Bounds(ScopeMetrics scope, double[] bounds)
    {
        foreach (HistogramDataPoint point in Of(scope, Duration).Histogram.DataPoints)
        {
            point.ExplicitBounds.Clear();
            point.ExplicitBounds.Add(bounds);
        }
    }

    /// <summary>The first attribute of the name among the points of a counter.</summary>
    private static KeyValue Attribute(ScopeMetrics scope, string metric, string name) =>
        Sum(scope, metric).SelectMany(point => point.Attributes).First(attribute => attribute.Key == name);

    private static void Remove(ScopeMetrics scope, string metric, string name)
    {
        NumberDataPoint point = Sum(scope, metric).First(point => point.Attributes.Any(attribute => attribute.Key == name));
        point.Attributes.Remove(point.Attributes.First(attribute => attribute.Key == name));
    }

    private static KeyValue Text(string name, string value) => new() { Key = name, Value = new AnyValue { StringValue = value } };

    private static void AddDomains(ScopeMetrics scope, int count)
    {
        foreach (int i in Enumerable.Range(0, count))
        {
            Sum(scope, "cart.filled").Add(new NumberDataPoint { AsInt = 1, Attributes = { Text("domain", $"more-{i}.org") } });
        }
    }

    private static void AddOverflow(ScopeMetrics scope) => Sum(scope, "cart.filled").Add(new NumberDataPoint
    {
        AsInt = 1,
        Attributes = { new KeyValue { Key = "otel.metric.overflow", Value = new AnyValue { BoolValue = true } } },
    });
}
