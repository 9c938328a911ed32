using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Observing;

namespace Stalwart.Instrumentation.Readings;

/// <summary>The numbers of one catalogue, and what its readings share. Thread-safe.</summary>
/// <param name="meterName">The OpenTelemetry meter (instrumentation scope).</param>
/// <param name="version">The meter's version, if any.</param>
/// <param name="gates">The gates of the events and declared metrics.</param>
/// <param name="cells">The cells of all threads.</param>
/// <param name="gauges">The values of the gauges.</param>
/// <param name="observer">Receives the faults of the readings.</param>
internal sealed class ReadingSource(
    string meterName,
    string? version,
    GateTable gates,
    CellStore cells,
    GaugeCells gauges,
    RuntimeObserver observer)
{
    private volatile bool exportZeros;
    private volatile bool isPublished;
    private volatile ExemplarStore? exemplars;

    public string MeterName => meterName;

    public string? Version => version;

    public GateTable Gates => gates;

    public CellStore Cells => cells;

    public GaugeCells Gauges => gauges;

    /// <summary>Gets what takes the exceptions of other libraries' listeners.</summary>
    public ListenerFaults Faults { get; } = new(meterName, observer);

    public RuntimeObserver Observer => observer;

    /// <summary>Gets or sets whether series that were never touched are exported, as 0.</summary>
    public bool ExportZeros
    {
        get => exportZeros;
        set => exportZeros = value;
    }

    /// <summary>Gets or sets the exemplars; <see langword="null"/> while nobody wants any.</summary>
    public ExemplarStore? Exemplars
    {
        get => exemplars;
        set => exemplars = value;
    }

    /// <summary>Gets or sets whether all instruments are published; until then they measure nothing.</summary>
    public bool IsPublished
    {
        get => isPublished;
        set => isPublished = value;
    }
}
