using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>The names that a catalogue gives to switch.</summary>
/// <param name="Meter">Its meter.</param>
/// <param name="Names">The names of its events and declared metrics.</param>
public sealed record ReferencedNames(string Meter, IReadOnlyList<string> Names)
{
    /// <summary>The names of a catalogue that was read.</summary>
    /// <param name="catalogue">The catalogue.</param>
    public static ReferencedNames Of(CatalogueModel catalogue) => new(
        catalogue.Meter,
        [.. catalogue.Families.SelectMany(family => family.Events).Select(item => item.Name), .. catalogue.Metrics.Select(metric => metric.Name)]);
}
