using System.Text.Json.Nodes;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>Puts values in place of a dashboard's variables, as Grafana does.</summary>
internal sealed class DashboardVariables(JsonNode dashboard)
{
    /// <summary>The series whose labels are the choices of a variable.</summary>
    public string Match(string name, params (string Name, string Value)[] values)
    {
        string definition = (string)Variable(name)["query"]!["query"]!;
        Assert.StartsWith("label_values(", definition, StringComparison.Ordinal);
        return In(definition["label_values(".Length..definition.LastIndexOf(',')], values);
    }

    /// <summary>A query with values; the meter is the one that the dashboard begins with where it is not among them.</summary>
    public string In(string query, params (string Name, string Value)[] values)
    {
        string meter = (string)Variable("meter")["current"]!["value"]!;
        return values.Concat([("meter", meter), ("__rate_interval", "1h"), ("__range", "1h"), ("__interval", "15s")])
            .Aggregate(query, (text, pair) => text.Replace("$" + pair.Item1, pair.Item2, StringComparison.Ordinal));
    }

    private JsonNode Variable(string name) =>
        dashboard["templating"]!["list"]!.AsArray().Single(variable => (string)variable!["name"]! == name)!;
}
