using Stalwart.Instrumentation.CompilerServices;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>A catalogue that is recorded into by the methods of its type.</summary>
internal sealed class TypedCatalogue<TCatalogue> : RecordedCatalogue
    where TCatalogue : struct, ICatalogueDefinition
{
    public override EventCatalogue Catalogue => Recorder<TCatalogue>.Catalogue;

    protected override int SparseSeries(int metric, long combination) => Recorder<TCatalogue>.SparseSeries(metric, combination);

    protected override void Add(int cell, bool isFloating, double value)
    {
        if (isFloating)
        {
            Recorder<TCatalogue>.AddDouble(cell, value);
        }
        else
        {
            Recorder<TCatalogue>.Add(cell, (long)value);
        }
    }

    protected override void AddSigned(int added, int subtracted, long value) =>
        Recorder<TCatalogue>.AddSigned(added, subtracted, value);

    protected override void AddSigned(int added, int subtracted, double value) =>
        Recorder<TCatalogue>.AddSigned(added, subtracted, value);

    protected override void Record(int histogram, int cells, double value, int series) =>
        Recorder<TCatalogue>.Record(histogram, cells, value, series);

    protected override void SetGauge(int cell, double value) => Recorder<TCatalogue>.SetGauge(cell, value);

    protected override void OpenSlot(int tag, string value) => Recorder<TCatalogue>.OpenSlot(tag, value);
}
