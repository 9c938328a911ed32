using System.ComponentModel;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Describes a catalogue to the runtime. For generated code.</summary>
/// <param name="meterName">The OpenTelemetry meter (instrumentation scope).</param>
/// <param name="version">The meter's version; <see langword="null"/> if it has none.</param>
/// <param name="events">The events by family; the index of an event among all of them is the index of its gate.</param>
/// <param name="counters">The counters of the counted events, by family, in the events' order.</param>
/// <param name="metrics">The declared metrics.</param>
/// <param name="openTags">
/// The open tags; the index of a tag is its number in <see cref="Recorder{TCatalogue}.OpenSlot(int, string)"/>.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CatalogueDefinition(
    string meterName,
    string? version,
    EventDescriptor[][] events,
    MetricDescriptor[][] counters,
    MetricDescriptor[] metrics,
    TagDescriptor[] openTags)
{
    /// <summary>Gets the enum of the event ids; <see langword="null"/> in code of earlier generators.</summary>
    public Type? Ids { get; init; }

    internal TagDescriptor[] OpenTags => openTags;

    internal EventCatalogue Declare() => new(
        meterName,
        version,
        [.. events.SelectMany(family => family)],
        [.. counters.SelectMany(family => family), .. metrics],
        isPublished: false)
    {
        Ids = Ids,
    };
}
