namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>One event.</summary>
/// <param name="Name">The whole name, <c>family.event-name</c>.</param>
/// <param name="ShortName">The part after the family.</param>
/// <param name="Id">0 to 65535, unique.</param>
/// <param name="Level">Its severity.</param>
/// <param name="Description">One line.</param>
/// <param name="Counted">Whether it has a counter of its own, named like the event.</param>
/// <param name="Enabled">Whether it is on until the operator says otherwise.</param>
/// <param name="Fields">Values handed to the recording method, before the tags.</param>
/// <param name="Tags">Attributes of its counter's series, in the order of the file.</param>
/// <param name="Feeds">What it does to derived metrics.</param>
/// <param name="Deprecated">The message for callers when the event is deprecated.</param>
/// <param name="Owner">Free text for documents.</param>
public sealed record EventModel(
    string Name,
    string ShortName,
    int Id,
    EventLevel Level,
    string Description,
    bool Counted,
    bool Enabled,
    EquatableArray<FieldModel> Fields,
    EquatableArray<TagModel> Tags,
    EquatableArray<FeedModel> Feeds,
    string? Deprecated,
    string? Owner)
{
    /// <summary>Gets the names that it had before.</summary>
    public EquatableArray<string> Formerly { get; init; }

    /// <summary>Gets the name of its counter, where the catalogue gives it another than the event's.</summary>
    public string? Counter { get; init; }

    /// <summary>Gets whether it is logged, where something takes logs.</summary>
    public bool IsLogged { get; init; } = true;

    /// <summary>Gets the template of its log message, with <c>{field}</c> and <c>{tag}</c>; null where it is the description.</summary>
    public string? Message { get; init; }

    /// <summary>Gets how many combinations of its tags its counter keeps, when it is sparse; 0 when each combination has a place.</summary>
    public int MaxSeries { get; init; }

    /// <summary>Gets how many series its counter has room for.</summary>
    public long Series => SeriesCount.Of(Tags, MaxSeries);

    /// <summary>Gets the name of the metric that counts it.</summary>
    public string CounterName => Counter ?? Name;
}
