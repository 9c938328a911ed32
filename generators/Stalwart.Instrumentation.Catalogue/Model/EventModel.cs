namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>One event.</summary>
/// <param name="Name">The full name, <c>family.event-name</c>.</param>
/// <param name="ShortName">The part after the family.</param>
/// <param name="Id">0 to 65535, unique.</param>
/// <param name="Level">The severity.</param>
/// <param name="Description">One line.</param>
/// <param name="Counted">Whether the event has its own counter.</param>
/// <param name="Enabled">Whether it is enabled by default.</param>
/// <param name="Fields">The parameters of the recording method before the tags.</param>
/// <param name="Tags">The attributes of the counter's series, in the order of the file.</param>
/// <param name="Feeds">Its updates of declared metrics.</param>
/// <param name="Deprecated">The message for callers if the event is deprecated.</param>
/// <param name="Owner">The team or person to contact, for documentation.</param>
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
    /// <summary>Gets its former names.</summary>
    public EquatableArray<string> Formerly { get; init; }

    /// <summary>Gets the name of its counter if it is not the event's name.</summary>
    public string? Counter { get; init; }

    /// <summary>Gets whether it is logged, if the application collects its logs.</summary>
    public bool IsLogged { get; init; } = true;

    /// <summary>Gets the template of its log message, with <c>{field}</c> and <c>{tag}</c>; null for the description.</summary>
    public string? Message { get; init; }

    /// <summary>Gets how many combinations of tag values a sparse counter keeps; 0 when each combination has a slot.</summary>
    public int MaxSeries { get; init; }

    /// <summary>Gets the max number of series of its counter.</summary>
    public long Series => SeriesCount.Of(Tags, MaxSeries);

    /// <summary>Gets the name of the metric that counts it.</summary>
    public string CounterName => Counter ?? Name;
}
