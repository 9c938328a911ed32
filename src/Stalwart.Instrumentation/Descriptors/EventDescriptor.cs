namespace Stalwart.Instrumentation;

/// <summary>Describes one event of a catalogue. Immutable.</summary>
/// <param name="name">The full name, <c>family.event-name</c>.</param>
/// <param name="id">The id, unique in the catalogue.</param>
/// <param name="level">The severity.</param>
/// <param name="description">The description, in one line.</param>
/// <param name="counted">Whether the event has its own counter.</param>
/// <param name="enabled">Whether the event is enabled unless the operator disables it.</param>
/// <param name="feeds">The names of the declared metrics that it feeds.</param>
/// <param name="deprecated">The message for callers if the event is deprecated.</param>
/// <param name="owner">The owner, as free text.</param>
public sealed class EventDescriptor(
    string name,
    ushort id,
    EventLevel level,
    string description,
    bool counted,
    bool enabled,
    string[] feeds,
    string? deprecated = null,
    string? owner = null)
{
    /// <summary>Gets the full name, <c>family.event-name</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the id, unique in the catalogue.</summary>
    public ushort Id { get; } = id;

    /// <summary>Gets the severity.</summary>
    public EventLevel Level { get; } = level;

    /// <summary>Gets the description, in one line.</summary>
    public string Description { get; } = description;

    /// <summary>Gets whether the event has its own counter, which has the name of the event.</summary>
    public bool Counted { get; } = counted;

    /// <summary>Gets whether the event is enabled unless the operator disables it.</summary>
    public bool EnabledByDefault { get; } = enabled;

    /// <summary>Gets the names of the declared metrics that the event feeds.</summary>
    public IReadOnlyList<string> Feeds { get; } = feeds;

    /// <summary>Gets the message for callers if the event is deprecated; otherwise <see langword="null"/>.</summary>
    public string? Deprecated { get; } = deprecated;

    /// <summary>Gets the owner, as free text; <see langword="null"/> if it has none.</summary>
    public string? Owner { get; } = owner;

    /// <summary>Gets the former names of the event; policies that use them apply to the event. Empty by default.</summary>
    public IReadOnlyList<string> Formerly { get; init; } = [];

    /// <summary>Gets whether the event is logged if logging is configured.</summary>
    public bool IsLogged { get; init; } = true;

    /// <summary>
    /// Gets the template of the log message, with the names of values in braces; <see langword="null"/> if the message is the description.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>Gets the values of a log record: the fields, then the tags. Empty by default.</summary>
    public IReadOnlyList<EventValueDescriptor> Values { get; init; } = [];
}
