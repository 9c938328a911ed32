using Stalwart.Instrumentation.Cells;
using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Observing;

namespace Stalwart.Instrumentation.Readings;

/// <summary>The values of one catalogue, and the state that its readings share. Thread-safe.</summary>
/// <param name="meterName">The OpenTelemetry meter (instrumentation scope).</param>
/// <param name="version">The meter's version; <see langword="null"/> if it has none.</param>
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

    /// <summary>Gets the handler for exceptions of other libraries' listeners.</summary>
    public ListenerFaults Faults { get; } = new(meterName, observer);

    public RuntimeObserver Observer => observer;

    /// <summary>Gets or sets whether series without records are exported, as 0.</summary>
    public bool ExportZeros
    {
        get => exportZeros;
        set => exportZeros = value;
    }

    /// <summary>Gets or sets the exemplars; <see langword="null"/> while exemplars are disabled.</summary>
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
