namespace Stalwart.Instrumentation;

/// <summary>What the catalogue says of one event.</summary>
/// <param name="name">The whole name, <c>family.event-name</c>.</param>
/// <param name="id">The id, unique in the catalogue.</param>
/// <param name="level">How grave it is.</param>
/// <param name="description">One line.</param>
/// <param name="counted">Whether it has a counter of its own.</param>
/// <param name="enabled">Whether it is on until the operator says otherwise.</param>
/// <param name="feeds">Names of the derived metrics that it feeds.</param>
/// <param name="deprecated">The message for callers when it is deprecated.</param>
/// <param name="owner">Free text.</param>
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
    /// <summary>The whole name, <c>family.event-name</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The id, unique in the catalogue.</summary>
    public ushort Id { get; } = id;

    /// <summary>How grave it is.</summary>
    public EventLevel Level { get; } = level;

    /// <summary>One line.</summary>
    public string Description { get; } = description;

    /// <summary>Whether it has a counter of its own, named like the event.</summary>
    public bool Counted { get; } = counted;

    /// <summary>Whether it is on until the operator says otherwise.</summary>
    public bool EnabledByDefault { get; } = enabled;

    /// <summary>Names of the derived metrics that it feeds.</summary>
    public IReadOnlyList<string> Feeds { get; } = feeds;

    /// <summary>The message for callers when it is deprecated; otherwise <see langword="null"/>.</summary>
    public string? Deprecated { get; } = deprecated;

    /// <summary>Free text of the catalogue; may be <see langword="null"/>.</summary>
    public string? Owner { get; } = owner;
}
