using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// The state that the static fields of a recorder refer to. Creating it never throws, because that would happen in a type initializer.
/// </summary>
internal sealed class RecordingRoot
{
    private readonly EventCatalogue? catalogue;
    private readonly string? fault;

    private RecordingRoot(CatalogueDefinition definition)
    {
        catalogue = definition.Declare();
        Gates = catalogue.Engine.Gates;
        Cells = catalogue.Engine.Cells;
        OpenTags = [.. definition.OpenTags.Select(catalogue.Engine.OpenTag)];
        Sparse = catalogue.Engine.SparseMaps;
        Histograms = [.. catalogue.Engine.Histograms];
        Gauges =
        [
            .. catalogue.Metrics.Where(metric => metric is { Kind: MetricKind.Gauge, Tags.Count: 0 })
                .Select(metric => catalogue.GetGauge(metric.Name)),
        ];
    }

    /// <summary>Every gate says that an observer wants the record, so the record reaches <see cref="Catalogue"/>, which throws.</summary>
    private RecordingRoot(string fault)
    {
        this.fault = fault;
        Gates = GC.AllocateArray<byte>(2 * (ushort.MaxValue + 1), pinned: true);
        Array.Fill(Gates, GateTable.Observers);
        Cells = new CellStore([]);
    }

    /// <summary>Gets the catalogue, which may not be published yet.</summary>
    /// <exception cref="InvalidOperationException">The code was generated for an incompatible version of the runtime.</exception>
    public EventCatalogue Catalogue => catalogue ?? throw new InvalidOperationException(fault);

    /// <summary>Gets the gates, which are pinned.</summary>
    public byte[] Gates { get; }

    public CellStore Cells { get; }

    public OpenValues[] OpenTags { get; } = [];

    public SparseMap[] Sparse { get; } = [];

    public HistogramRecorder[] Histograms { get; } = [];

    public Gauge[] Gauges { get; } = [];

    public static RecordingRoot Of<TCatalogue>()
        where TCatalogue : struct, ICatalogueDefinition => AbiCheck.Fault(typeof(TCatalogue).Assembly, TCatalogue.Abi) is string fault
            ? new RecordingRoot(fault)
            : Define<TCatalogue>();

    private static RecordingRoot Define<TCatalogue>()
        where TCatalogue : struct, ICatalogueDefinition
    {
        var root = new RecordingRoot(TCatalogue.Define());
        UnloadableAssembly.OnUnloading(typeof(TCatalogue).Assembly, root.Catalogue.Retire);
        return root;
    }
}
