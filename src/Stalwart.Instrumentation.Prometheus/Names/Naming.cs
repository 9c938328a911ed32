using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Sources;

namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>The naming of metrics and labels for a client.</summary>
/// <param name="Style">The operator's choice.</param>
/// <param name="Escaping">The client's escaping; only <see cref="PrometheusNames.Utf8"/> has names that need it.</param>
internal readonly record struct Naming(PrometheusNames Style, NameEscaping Escaping)
{
    private const string Total = "_total";

    /// <summary>Returns all namings of a style, starting with the one that every client can read.</summary>
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

    /// <summary>Names from catalogue files are never empty and never begin with a digit, but names from code can be.</summary>
    private static string Startable(string name) => name.Length == 0 || char.IsAsciiDigit(name[0]) ? "_" + name : name;
}
