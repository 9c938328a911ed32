using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>How metrics and labels are named for a client.</summary>
/// <param name="Style">What the operator wants.</param>
/// <param name="Escaping">What the client can read; only <see cref="PrometheusNames.Utf8"/> has names that need it.</param>
internal readonly record struct Naming(PrometheusNames Style, NameEscaping Escaping)
{
    private const string Total = "_total";

    /// <summary>Returns all namings of a style, the one that every client can read first.</summary>
    public static IReadOnlyList<Naming> AllOf(PrometheusNames style) => style == PrometheusNames.Utf8
        ? [.. Enum.GetValues<NameEscaping>().Select(escaping => new Naming(style, escaping))]
        : [new Naming(style, NameEscaping.Underscores)];

    /// <summary>Returns the names of a metric.</summary>
    public FamilyName Family(MetricShape metric)
    {
        string unit = PrometheusName.UnitSuffix(metric.Unit);
        bool isCounter = metric.Kind == MetricKind.Counter;
        return Style switch
        {
            PrometheusNames.Standard => new(Standard(metric, isCounter), unit, isCounter),
            PrometheusNames.WithoutSuffixes => new(Startable(PrometheusName.Bare(metric.Name)), unit, isCounter),
            _ => new(EscapedName.Of(metric.Name, Escaping, isMetric: true), unit, isCounter),
        };
    }

    /// <summary>Returns the name of the label of an attribute.</summary>
    public string Label(string attribute) => Style == PrometheusNames.Utf8
        ? EscapedName.Of(attribute, Escaping, isMetric: false)
        : Startable(PrometheusName.Label(attribute).Replace(':', '_'));

    private static string Standard(MetricShape metric, bool isCounter)
    {
        string name = Startable(PrometheusName.Family(metric.Name, metric.Unit, metric.Kind));
        return isCounter && !name.EndsWith(Total, StringComparison.Ordinal) ? name + Total : name;
    }

    /// <summary>Catalogue files have no name that begins with a digit or is empty, but code can have one.</summary>
    private static string Startable(string name) => name.Length == 0 || char.IsAsciiDigit(name[0]) ? "_" + name : name;
}
