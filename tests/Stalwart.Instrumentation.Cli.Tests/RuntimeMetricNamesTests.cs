using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>What dashboards and alerts ask of the runtime's own metrics is what its catalogue has.</summary>
public sealed partial class RuntimeMetricNamesTests(InstalledTool tool)
{
    private const string Path = "src/Stalwart.Instrumentation.Hosting/events.toml";

    [Theory]
    [InlineData("dashboard", 15)]
    [InlineData("alerts", 7)]
    public async Task Every_runtime_metric_of_a_query_is_in_the_catalogue_of_the_runtime(string command, int least)
    {
        CatalogueModel model = CatalogueReader.Read(Path, Repository.Read(Path)).Model!;
        HashSet<string> families =
        [
            .. ExportedMetric.Of(model).SelectMany(metric => (string[])
            [
                metric.PrometheusFamily, metric.PrometheusFamily + "_bucket", metric.PrometheusFamily + "_count",
            ]),
        ];
        string written = (await tool.RunAsync(command, "events.toml")).Succeeded().Output;
        string[] used = [.. Name().Matches(written).Select(match => match.Value).Distinct()];
        Assert.True(used.Length >= least, string.Join(", ", used));
        Assert.All(used, name => Assert.Contains(name, families));
        Assert.Contains(model.Meter, written, StringComparison.Ordinal);
    }

    [GeneratedRegex("instrumentation_[a-z_]+")]
    private static partial Regex Name();
}
