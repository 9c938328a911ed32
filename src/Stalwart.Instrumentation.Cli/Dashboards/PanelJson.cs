using System.Globalization;
using System.Text.Json.Nodes;

namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>
/// Writes panels in Grafana's JSON model (https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/).
/// </summary>
internal static class PanelJson
{
    public const string DataSourceVariable = "datasource";

    public static JsonObject DataSource() => new() { ["type"] = "prometheus", ["uid"] = $"${{{DataSourceVariable}}}" };

    public static JsonObject Write(Panel panel, int id, int x, int y, int width, int height)
    {
        (string type, JsonObject fields, JsonObject options) = panel.Kind switch
        {
            PanelKind.Heatmap => ("heatmap", [], HeatmapOptions(panel.Unit)),
            PanelKind.Stat => ("stat", StatFields(panel), StatOptions()),
            _ => ("timeseries", Lines(panel.Unit), LineOptions()),
        };
        JsonObject json = new()
        {
            ["id"] = id,
            ["type"] = type,
            ["title"] = panel.Title,
            ["description"] = panel.Description,
            ["datasource"] = DataSource(),
            ["gridPos"] = Place(x, y, width, height),
            ["fieldConfig"] = Fields(fields),
            ["options"] = options,
        };
        var targets = new JsonArray();
        foreach (Target target in panel.Targets)
        {
            targets.Add((JsonNode)Write(target, targets.Count, panel.Kind));
        }

        json["targets"] = targets;
        return json;
    }

    public static JsonObject WriteRow(PanelRow row, int id, int y, JsonArray panels) => new()
    {
        ["id"] = id,
        ["type"] = "row",
        ["title"] = row.Title,
        ["collapsed"] = row.IsFolded,
        ["gridPos"] = Place(0, y, 24, 1),
        ["panels"] = panels,
    };

    private static JsonObject Write(Target target, int number, PanelKind kind) => new()
    {
        ["refId"] = RefId(number),
        ["datasource"] = DataSource(),
        ["editorMode"] = "code",
        ["expr"] = target.Expression,
        ["legendFormat"] = target.Legend,
        ["format"] = kind == PanelKind.Heatmap ? "heatmap" : "time_series",
        [kind == PanelKind.Stat ? "instant" : "range"] = true,
    };

    /// <summary>Returns the id of a query: A, B, … Z, AA, AB, …</summary>
    private static string RefId(int number) =>
        number < 26 ? ((char)('A' + number)).ToString() : RefId((number / 26) - 1) + RefId(number % 26);

    private static JsonObject Place(int x, int y, int width, int height) => new() { ["h"] = height, ["w"] = width, ["x"] = x, ["y"] = y };

    private static JsonObject Fields(JsonObject defaults) => new() { ["defaults"] = defaults, ["overrides"] = new JsonArray() };

    private static JsonObject Lines(string unit) => new()
    {
        ["unit"] = unit,
        ["min"] = 0,
        ["custom"] = new JsonObject
        {
            ["drawStyle"] = "line",
            ["lineWidth"] = 1,
            ["fillOpacity"] = 10,
            ["showPoints"] = "never",
            ["spanNulls"] = false,
        },
    };

    private static JsonObject LineOptions() => new()
    {
        ["legend"] = new JsonObject
        {
            ["showLegend"] = true,
            ["displayMode"] = "table",
            ["placement"] = "right",
            ["calcs"] = new JsonArray("lastNotNull", "max"),
        },
        ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
    };

    private static JsonObject StatFields(Panel panel)
    {
        JsonObject fields = new() { ["unit"] = panel.Unit };
        if (panel.Texts.Count > 0)
        {
            var texts = new JsonObject();
            foreach (ValueText text in panel.Texts)
            {
                texts[text.Value.ToString(CultureInfo.InvariantCulture)] =
                    new JsonObject { ["text"] = text.Text, ["color"] = text.Color, ["index"] = texts.Count };
            }

            fields["mappings"] = new JsonArray(new JsonObject { ["type"] = "value", ["options"] = texts });
        }

        return fields;
    }

    private static JsonObject StatOptions() => new()
    {
        ["reduceOptions"] = new JsonObject { ["calcs"] = new JsonArray("lastNotNull"), ["fields"] = "", ["values"] = false },
        ["textMode"] = "value_and_name",
        ["colorMode"] = "value",
        ["graphMode"] = "none",
        ["orientation"] = "auto",
    };

    private static JsonObject HeatmapOptions(string unit) => new()
    {
        ["calculate"] = false,
        ["cellGap"] = 1,
        ["color"] = new JsonObject { ["mode"] = "scheme", ["scheme"] = "Oranges", ["steps"] = 64 },
        ["yAxis"] = new JsonObject { ["unit"] = unit, ["axisPlacement"] = "left" },
        ["legend"] = new JsonObject { ["show"] = true },
        ["tooltip"] = new JsonObject { ["mode"] = "single", ["yHistogram"] = false },
    };
}
