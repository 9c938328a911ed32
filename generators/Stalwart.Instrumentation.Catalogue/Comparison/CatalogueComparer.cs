using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>Finds the changes between two catalogues, field by field. Pure; the order and layout of the files do not matter.</summary>
public static class CatalogueComparer
{
    /// <summary>Compares two versions of a catalogue.</summary>
    /// <param name="before">The old version.</param>
    /// <param name="after">The new version.</param>
    /// <returns>
    /// The changes: of the catalogue itself, events in the order of <paramref name="before"/>, new events, metrics, tag sets, retired ids.
    /// </returns>
    public static IReadOnlyList<Change> Compare(CatalogueModel before, CatalogueModel after)
    {
        var changes = new Changes();
        changes.Compare(ChangeClass.Breaking, "catalogue", "meter", before.Meter, after.Meter);
        changes.Compare(ChangeClass.Cosmetic, "catalogue", "version", before.Version, after.Version);
        changes.Compare(
            ChangeClass.Cosmetic,
            "catalogue",
            "max-series",
            before.MaxSeries?.ToString(CultureInfo.InvariantCulture),
            after.MaxSeries?.ToString(CultureInfo.InvariantCulture));
        EventComparer.Compare(before, after, changes);
        MetricComparer.Compare(before, after, changes);
        TagSetComparer.Compare(before, after, changes);
        RetiredComparer.Compare(before, after, changes);
        return changes.All;
    }
}
