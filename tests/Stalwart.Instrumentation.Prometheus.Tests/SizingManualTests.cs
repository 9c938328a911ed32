using System.Globalization;
using Stalwart.Instrumentation.Prometheus.Tests.Oracle;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>The numbers of docs/sizing.md that the catalogue and the code determine.</summary>
public sealed class SizingManualTests
{
    private static readonly string Manual = Repository.Read("docs/sizing.md").ReplaceLineEndings(" ");
    private static readonly IReadOnlyList<MetricDescriptor> Metrics = ReferenceCatalogue.Make().Catalogue.Metrics;

    [Fact]
    public void Manual_has_the_cells_and_the_block_of_the_reference_catalogue()
    {
        int cells = Metrics.Sum(metric => metric.CellCount);
        Assert.Contains(Invariant($"{Metrics.Count} metrics"), Manual, StringComparison.Ordinal);
        Assert.Contains(Invariant($"{cells:N0} cells: a block has {cells * 8 / 1024} KB"), Manual, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_of_a_metric_are_those_of_the_formulas_in_the_manual()
    {
        var tag = new TagDescriptor("tag", TagKind.Bool, [], 0);
        Assert.Equal(2, Of(MetricKind.Counter).CellCount);
        Assert.Equal(2 * 2, Of(MetricKind.UpDownCounter).CellCount);
        Assert.Equal(2 * 2 * (3 + 4), Of(MetricKind.Histogram, 1, 2, 3).CellCount);
        Assert.Equal(2 * 2 * (3 + 517), OfNative(1, 2, 3).CellCount);
        Assert.Equal(2 * 2 * 517, OfNative().CellCount);
        Assert.Equal(0, Of(MetricKind.Gauge).CellCount);

        MetricDescriptor Of(MetricKind kind, params double[] boundaries) => new("a.b", kind, "", "", [tag], 0, boundaries: boundaries);

        MetricDescriptor OfNative(params double[] boundaries) =>
            new("a.b", MetricKind.Histogram, "", "", [tag], 0, boundaries: boundaries, isNative: true);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
