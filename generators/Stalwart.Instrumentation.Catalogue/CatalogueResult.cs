using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue;

/// <summary>The result of reading a catalogue file.</summary>
/// <param name="Model">The valid part; <see langword="null"/> when there is no meter to publish it under.</param>
/// <param name="Diagnostics">The diagnostics, in the order of the file.</param>
/// <param name="Places">The places of the names of the model's events, in the order of the file.</param>
/// <param name="Names">
/// The names of all events and metrics in the file, valid or not: an operator's file may name an invalid one.
/// </param>
public sealed record CatalogueResult(
    CatalogueModel? Model,
    EquatableArray<CatalogueDiagnostic> Diagnostics,
    EquatableArray<NamePlace> Places,
    EquatableArray<string> Names = default)
{
    /// <summary>Gets the places of the names that become enums.</summary>
    public EquatableArray<EnumPlace> Enums { get; init; }

    /// <summary>Gets the place of the meter's name.</summary>
    public SourceSpan MeterPlace { get; init; }

    /// <summary>Gets the places of the names of the metrics that no event feeds because the program keeps their values.</summary>
    public EquatableArray<NamePlace> KeptMetrics { get; init; }
}
