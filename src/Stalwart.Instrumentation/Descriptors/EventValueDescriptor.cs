namespace Stalwart.Instrumentation;

/// <summary>Describes a field or tag of an event, as its log records have it. Immutable.</summary>
/// <param name="name">The name in the catalogue.</param>
/// <param name="isTag">Whether it is a tag, and so an attribute of metrics too.</param>
public sealed class EventValueDescriptor(string name, bool isTag = false)
{
    /// <summary>Gets the name in the catalogue.</summary>
    public string Name { get; } = name;

    /// <summary>Gets whether it is a tag, and so an attribute of metrics too.</summary>
    public bool IsTag { get; } = isTag;

    /// <summary>Gets whether it is an exception, which logging providers take beside the values.</summary>
    public bool IsException { get; init; }

    /// <summary>
    /// Gets the kind of secret that it is, by which it is redacted; <see langword="null"/> for what anybody may see.
    /// </summary>
    public string? Sensitivity { get; init; }
}
