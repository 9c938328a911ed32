using System.Text.Json.Nodes;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>A dashboard as Grafana imports it; always the same for the same catalogue.</summary>
internal static class GrafanaDashboard
{
    /// <summary>The version of the model: that of Grafana 10.2 and later, which newer ones read too.</summary>
    private const int SchemaVersion = 39;
    private const int Columns = 24;
    private const int MaxUidCharacters = 40;

    public static string Write(CatalogueModel catalogue, string title, bool withAll)
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
            ["templating"] = new JsonObject { ["list"] = Variables(catalogue.Meter) },
            ["panels"] = Panels(new DashboardRows(catalogue, withAll).All()),
        };
        return JsonText.Write(json => dashboard.WriteTo(json));
    }

    private static JsonArray Variables(string meter)
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
            Variable("job", "Job", "label_values({otel_scope_name=~\"$meter\"}, job)"),
            Variable("instance", "Instance", "label_values({otel_scope_name=~\"$meter\",job=~\"$job\"}, instance)"),
        ];
    }

    /// <summary>A process without scope labels has no such label, and needs the other choice.</summary>
    private static JsonObject MeterVariable(string meter)
    {
        // Of what a meter's name may have, only the dot means something in a pattern.
        string pattern = meter.Replace(".", "[.]", StringComparison.Ordinal);
        return new JsonObject
        {
            ["name"] = "meter",
            ["label"] = "Meter",
            ["type"] = "custom",
            ["query"] = $"{meter} : {pattern}, any : .*",
            ["multi"] = false,
            ["includeAll"] = false,
            ["current"] = new JsonObject { ["text"] = meter, ["value"] = pattern },
        };
    }

    private static JsonObject Variable(string name, string label, string query) => new()
    {
        ["name"] = name,
        ["label"] = label,
        ["type"] = "query",
        ["datasource"] = PanelJson.DataSource(),
        ["query"] = new JsonObject { ["query"] = query, ["refId"] = "PrometheusVariableQueryEditor-VariableQuery" },
        ["multi"] = true,
        ["includeAll"] = true,
        ["allValue"] = ".*",
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
            int x = 0, next = top;
            foreach (Panel panel in row.Panels)
            {
                (int width, int height) = Size(panel);
                (x, next) = x + width > Columns ? (0, next + height) : (x, next);
                panels.Add((JsonNode)PanelJson.Write(panel, id++, x, next, width, height));
                x += width;
            }

            // What is folded lies in its row and takes no room.
            all.Add((JsonNode)PanelJson.WriteRow(row, rowId, y, row.IsFolded ? panels : []));
            if (row.IsFolded)
            {
                y = top;
                continue;
            }

            y = next + Size(row.Panels[^1]).Height;
            foreach (JsonNode? panel in panels.ToArray())
            {
                panels.Remove(panel);
                all.Add(panel);
            }
        }

        return all;
    }

    private static (int Width, int Height) Size(Panel panel) => (panel.Targets.Count > 4 ? Columns : Columns / 2, 8);
}
