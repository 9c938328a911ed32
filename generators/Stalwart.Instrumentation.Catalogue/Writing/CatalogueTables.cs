using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Writing;

/// <summary>The sections of a catalogue.</summary>
/// <param name="Header">The keys of <c>[catalogue]</c>.</param>
/// <param name="TagSets">The shared sets by name.</param>
/// <param name="Metrics">The metrics by name.</param>
/// <param name="Events">The events by full name.</param>
/// <param name="Retired">The names of removed events by id.</param>
internal sealed record CatalogueTables(
    CatalogueTable Header, CatalogueTable TagSets, CatalogueTable Metrics, CatalogueTable Events, CatalogueTable Retired)
{
    public const string Meter = "meter", Description = "description";

    /// <summary>Returns the sections of a catalogue in its order; boundaries are written where they are used.</summary>
    public static CatalogueTables Of(CatalogueModel catalogue) => new(
        new CatalogueTable
        {
            { Meter, catalogue.Meter },
            { "version", catalogue.Version },
            { "max-series", catalogue.MaxSeries },
        },
        ByName(catalogue.TagSets.Select(set => Entry(set.Name, Set(set)))),
        ByName(catalogue.Metrics.Select(metric => Entry(metric.Name, MetricTable.Of(metric)))),
        ByName(catalogue.Families.SelectMany(family => family.Events).Select(item => Entry(item.Name, EventTable.Of(item)))),
        ByName(catalogue.Retired.Select(retired => Entry(retired.Id.ToString(CultureInfo.InvariantCulture), retired.Name))));

    private static CatalogueTable Set(TagSetModel set) => new()
    {
        { Description, set.Description.Length > 0 ? set.Description : null },
        { TagTable.Values, TagTable.ValuesOf(set.Values) },
        { TagTable.Other, TagTable.OtherOf(set.Values) },
    };

    private static CatalogueTable ByName(IEnumerable<KeyValuePair<string, object>> entries) => new CatalogueTable().With(entries);

    private static KeyValuePair<string, object> Entry(string name, object value) => new(name, value);
}
