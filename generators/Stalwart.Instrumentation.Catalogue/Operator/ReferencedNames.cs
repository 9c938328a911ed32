using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>The names that a catalogue gives to switch.</summary>
/// <param name="Meter">Its meter.</param>
/// <param name="Names">The names of its events and declared metrics.</param>
public sealed record ReferencedNames(string Meter, IReadOnlyList<string> Names)
{
    /// <summary>Returns the names in a catalogue, including those of invalid events and metrics, whose error has been reported.</summary>
    /// <param name="catalogue">The catalogue, which has a model.</param>
    public static ReferencedNames Of(CatalogueResult catalogue) => new(catalogue.Model!.Meter, catalogue.Names);
}
