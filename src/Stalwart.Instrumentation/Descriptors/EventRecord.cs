namespace Stalwart.Instrumentation;

/// <summary>One record that a capture saw.</summary>
/// <param name="Event">The event.</param>
/// <param name="Values">Its fields, then its tags, by name; a closed tag's value is its text.</param>
public sealed record EventRecord(EventDescriptor Event, IReadOnlyList<KeyValuePair<string, object?>> Values)
{
    /// <summary>The event's name.</summary>
    public string Name => Event.Name;

    /// <summary>The event's id.</summary>
    public ushort Id => Event.Id;

    /// <summary>The value of a field or tag.</summary>
    /// <param name="name">Its name in the catalogue.</param>
    /// <exception cref="KeyNotFoundException">The event has neither.</exception>
    public object? this[string name]
    {
        get
        {
            foreach ((string key, object? value) in Values)
            {
                if (key == name)
                {
                    return value;
                }
            }

            string names = string.Join(", ", Values.Select(pair => pair.Key));
            throw new KeyNotFoundException($"Event '{Name}' has no field or tag '{name}'; it has: {names}.");
        }
    }

    /// <summary>Returns the name, then fields and tags: <c>auth.failed protocol=smtp reason=bad-password</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Name + string.Concat(Values.Select(pair => $" {pair.Key}={RecordText.Of(pair.Value)}"));
}
