using System.Globalization;

namespace Stalwart.Instrumentation;

/// <summary>Describes one call of a recording method, as a capture saw it. Immutable.</summary>
/// <param name="Event">The event.</param>
/// <param name="Values">Its fields, then its tags, by name; the value of a closed tag is its text.</param>
public sealed record EventRecord(EventDescriptor Event, IReadOnlyList<KeyValuePair<string, object?>> Values)
{
    /// <summary>Gets the event's name.</summary>
    public string Name => Event.Name;

    /// <summary>Gets the event's id.</summary>
    public ushort Id => Event.Id;

    /// <summary>Gets the number of equal records that the call made; 1 unless the caller passed a count.</summary>
    public long Count { get; init; } = 1;

    /// <summary>Gets the value of a field or tag.</summary>
    /// <param name="name">The name in the catalogue.</param>
    /// <exception cref="KeyNotFoundException">The event has no field or tag with this name.</exception>
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

    /// <summary>
    /// Returns the name, the fields and tags, and the count unless it is 1: <c>auth.failed protocol=smtp reason=bad-password ×5</c>.
    /// </summary>
    /// <returns>The text, on one line.</returns>
    public override string ToString() => Name
        + string.Concat(Values.Select(pair => $" {pair.Key}={RecordText.Of(pair.Value)}"))
        + (Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ×{Count}"));
}
