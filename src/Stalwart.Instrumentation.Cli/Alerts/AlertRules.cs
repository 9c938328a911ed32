using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Cli.Queries;

namespace Stalwart.Instrumentation.Cli.Alerts;

/// <summary>Prometheus alert rules for events of level error, with a group per family, and for the runtime itself.</summary>
internal static class AlertRules
{
    public static string Write(CatalogueModel catalogue, AlertOptions options)
    {
        ExportedMetric[] errors =
        [
            .. ExportedMetric.Of(catalogue)
                .Where(metric => metric.Event is { Level: EventLevel.Error } && (options.WithAll || metric.IsOn))
                .OrderBy(metric => metric.Metric.Name, StringComparer.Ordinal),
        ];
        string job = options.Job is null ? "" : $",job={PromQl.Quoted(options.Job)}";
        var queries = new PromQl($"otel_scope_name={PromQl.Quoted(catalogue.Meter)}{job}", options.Window);
        var file = new AlertFile(options.Severity);
        foreach (IGrouping<string, ExportedMetric> family in errors.GroupBy(metric => metric.Event!.Name.Split('.')[0]))
        {
            file.Add($"{catalogue.Meter} {family.Key}", family.Select(metric => Rule(metric, queries, options.Window)));
        }

        if (options.WithRuntime)
        {
            file.Add($"{catalogue.Meter} scrapes and exports", new RuntimeRules(catalogue.Meter, options).All());
        }

        return file.ToString();
    }

    private static AlertRule Rule(ExportedMetric metric, PromQl queries, string window)
    {
        string name = metric.Event!.Name;
        return new AlertRule(
            CSharpName.Pascal(name),
            Growth.Of(queries.Select(metric), window),
            For: "",
            [new("event", name)],
            [
                new("summary", AlertFile.Plain(metric.Metric.Description)),
                new("description", "{{ $value | humanize }} times " + name + " at {{ $labels.instance }} within " + window),
            ]);
    }
}
