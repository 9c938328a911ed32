using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>Builds a dashboard for import into Grafana; always the same for the same catalogue.</summary>
internal static partial class GrafanaDashboard
{
    /// <summary>The version of the dashboard model: that of Grafana 10.2, which later versions read too.</summary>
    private const int SchemaVersion = 39;
    private const int Columns = 24;
    private const int MaxUidCharacters = 40;

    /// <param name="catalogue">The catalogue.</param>
    /// <param name="title">The dashboard's title.</param>
    /// <param name="job">The only job to show; <see langword="null"/> lets the user choose among the jobs with the meter.</param>
    /// <param name="withAll">Whether to show events and metrics that are disabled by default.</param>
    public static string Write(CatalogueModel catalogue, string title, string? job, bool withAll)
    {
        string uid = string.Concat($"events-{PrometheusName.Bare(catalogue.Meter)}".Take(MaxUidCharacters));
        JsonObject dashboard = new()
        {
            ["uid"] = uid,
            ["title"] = title,
            ["description"] = $"The events and metrics of the meter {catalogue.Meter}, written by stalwart-events from its catalogue",
            ["tags"] = new JsonArray("events", catalogue.Meter),
            ["schemaVersion"] = SchemaVersion,
            ["version"] = 1,
            ["editable"] = true,
            ["graphTooltip"] = 1,
            ["timezone"] = "browser",
            ["refresh"] = "30s",
            ["time"] = new JsonObject { ["from"] = "now-1h", ["to"] = "now" },
            ["annotations"] = new JsonObject { ["list"] = new JsonArray() },
            ["links"] = new JsonArray(),
            ["templating"] = new JsonObject { ["list"] = Variables(catalogue.Meter, job) },
            ["panels"] = Panels(new DashboardRows(catalogue, withAll).All()),
        };
        return JsonText.Write(json => dashboard.WriteTo(json));
    }

    /// <summary>
    /// <em>All</em> means the jobs with the meter, because <c>up</c> and <c>target_info</c> have no meter. All instances include those that
    /// are down, for which only Prometheus's own series exist.
    /// </summary>
    private static JsonArray Variables(string meter, string? job)
    {
        return
        [
            new JsonObject
            {
                ["name"] = PanelJson.DataSourceVariable,
                ["label"] = "Data source",
                ["type"] = "datasource",
                ["query"] = "prometheus",
            },
            MeterVariable(meter),
            job is null
                ? Variable("job", "Job", "label_values({__name__=~\".+\",otel_scope_name=~\"$meter\"}, job)")
                : Fixed("job", "Job", job, Pattern(job), $"{job} : {Pattern(job)}"),
            Variable("instance", "Instance", "label_values({otel_scope_name=~\"$meter|\",job=~\"$job\"}, instance)"),
        ];
    }

    /// <summary>A process without scope labels needs the other choice.</summary>
    private static JsonObject MeterVariable(string meter)
    {
        string pattern = Pattern(meter);
        return Fixed("meter", "Meter", meter, pattern, $"{meter} : {pattern}, any : .*");
    }

    /// <summary>Queries match with regular expressions, so special characters are put in brackets.</summary>
    private static string Pattern(string text) => Special().Replace(text, "[$0]");

    [GeneratedRegex("[.+*?(){}|$]")]
    private static partial Regex Special();

    private static JsonObject Fixed(string name, string label, string text, string value, string choices) => new()
    {
        ["name"] = name,
        ["label"] = label,
        ["type"] = "custom",
        ["query"] = choices,
        ["multi"] = false,
        ["includeAll"] = false,
        ["current"] = new JsonObject { ["text"] = text, ["value"] = value },
    };

    private static JsonObject Variable(string name, string label, string query) => new()
    {
        ["name"] = name,
        ["label"] = label,
        ["type"] = "query",
        ["datasource"] = PanelJson.DataSource(),
        ["query"] = new JsonObject { ["query"] = query, ["refId"] = "PrometheusVariableQueryEditor-VariableQuery" },
        ["multi"] = true,
        ["includeAll"] = true,
        ["current"] = new JsonObject { ["text"] = "All", ["value"] = "$__all" },
        ["refresh"] = 2,
        ["sort"] = 1,
    };

    private static JsonArray Panels(IEnumerable<PanelRow> rows)
    {
        var all = new JsonArray();
        int id = 1, y = 0;
        foreach (PanelRow row in rows)
        {
            int rowId = id++;
            int top = y + 1;
            var panels = new JsonArray();
            int x = 0, line = top, bottom = top;
            foreach (Panel panel in row.Panels)
            {
                (int width, int height) = panel.Size;
                (x, line) = x + width > Columns ? (0, bottom) : (x, line);
                panels.Add((JsonNode)PanelJson.Write(panel, id++, x, line, width, height));
                x += width;
                bottom = Math.Max(bottom, line + height);
            }

            // The panels of a collapsed row are nested in it and take no space.
            all.Add((JsonNode)PanelJson.WriteRow(row, rowId, y, row.IsFolded ? panels : []));
            if (row.IsFolded)
            {
                y = top;
                continue;
            }

            y = bottom;
            foreach (JsonNode? panel in panels.ToArray())
            {
                panels.Remove(panel);
                all.Add(panel);
            }
        }

        return all;
    }
}
