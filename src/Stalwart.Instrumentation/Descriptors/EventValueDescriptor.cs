namespace Stalwart.Instrumentation;

/// <summary>Describes a field or tag of an event, as it appears in log records. Immutable.</summary>
/// <param name="name">The name in the catalogue.</param>
/// <param name="isTag">Whether it is a tag, which is also an attribute of metrics.</param>
public sealed class EventValueDescriptor(string name, bool isTag = false)
{
    /// <summary>Gets the name in the catalogue.</summary>
    public string Name { get; } = name;

    /// <summary>Gets whether it is a tag, which is also an attribute of metrics.</summary>
    public bool IsTag { get; } = isTag;

    /// <summary>Gets whether it is an exception, which logging providers receive separately from the values.</summary>
    public bool IsException { get; init; }

    /// <summary>Gets the sensitivity, by which the value is redacted; <see langword="null"/> if the value is not sensitive.</summary>
    public string? Sensitivity { get; init; }
}
