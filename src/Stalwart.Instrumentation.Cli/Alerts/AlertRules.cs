using System.Text;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Cli.Queries;

namespace Stalwart.Instrumentation.Cli.Alerts;

/// <summary>Alert rules of Prometheus for events of level error, a group a family.</summary>
internal static class AlertRules
{
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="window">How long one such event is told, as Prometheus writes it, such as <c>5m</c>.</param>
    /// <param name="severity">The label that routes the alert.</param>
    /// <param name="withAll">Whether events that are off by default have a rule too.</param>
    public static string Write(CatalogueModel catalogue, string window, string severity, bool withAll)
    {
        ExportedMetric[] errors =
        [
            .. ExportedMetric.Of(catalogue)
                .Where(metric => metric.Event is { Level: EventLevel.Error } && (withAll || metric.IsOn))
                .OrderBy(metric => metric.Metric.Name, StringComparer.Ordinal),
        ];
        var yaml = new StringBuilder("# Written by stalwart-events alerts; change the catalogue and write this again.\n");
        yaml.Append(errors.Length == 0 ? "groups: []\n" : "groups:\n");
        foreach (IGrouping<string, ExportedMetric> family in errors.GroupBy(metric => metric.Event!.Name.Split('.')[0]))
        {
            yaml.Append($"  - name: {Quoted($"{catalogue.Meter} {family.Key}")}\n    rules:\n");
            foreach (ExportedMetric metric in family)
            {
                yaml.Append($"""
                          - alert: {CSharpName.Pascal(metric.Event!.Name)}
                            expr: >-
                              {Happened(PromQl.Example.Select(metric), window)}
                            labels:
                              severity: {Quoted(severity)}
                              event: {Quoted(metric.Event!.Name)}
                            annotations:
                              summary: {Quoted(Escaped(metric.Metric.Description))}
                              description: {Quoted("{{ $value | humanize }} times " + metric.Event!.Name + " at {{ $labels.instance }} within " + window)}

                    """.ReplaceLineEndings("\n"));
            }
        }

        return yaml.ToString();
    }

    /// <summary>
    /// A counter is there from its first event on, and increase() sees nothing in the first sample of a series: a counter that was not
    /// there before counts with all it has.
    /// </summary>
    private static string Happened(string counter, string window) =>
        $"sum by (job, instance) (increase({counter}[{window}])) > 0 or sum by (job, instance) ({counter}) > 0 unless sum by (job, "
        + $"instance) ({counter} offset {window})";

    /// <summary>In annotations, {{ begins a template.</summary>
    private static string Escaped(string text) => text.Replace("{{", "{ {", StringComparison.Ordinal);

    /// <summary>Every JSON string is one of YAML.</summary>
    private static string Quoted(string text) =>
        $"\"{System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
