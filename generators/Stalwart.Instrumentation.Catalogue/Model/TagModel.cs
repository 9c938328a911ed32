namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>An attribute of an event's series.</summary>
/// <param name="Name">Words joined by <c>.</c>, <c>-</c> or <c>_</c>.</param>
/// <param name="Kind">Closed, bool or open.</param>
/// <param name="Set">The shared set's name when the tag uses one.</param>
/// <param name="Values">The values of a closed tag; <see cref="ValueList.None"/> otherwise.</param>
/// <param name="Limit">How many distinct values an open tag keeps; 0 otherwise.</param>
public sealed record TagModel(string Name, TagKind Kind, string? Set, ValueList Values, int Limit)
{
    /// <summary>The value of every series that has no place of its own, unless the catalogue has another word for it.</summary>
    public const string DefaultOther = "other";

    /// <summary>Gets whether a record may leave the attribute out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets whether the attribute is an integer.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Gets the kind of secret that it is, by which it is redacted in logs; null for what anybody may see.</summary>
    public string? Sensitivity { get; init; }

    /// <summary>Gets whether the tag has an enum of its own, not that of a shared set.</summary>
    public bool HasEnum => Kind == TagKind.Closed && Set is null;

    /// <summary>
    /// Gets how many positions the tag takes in the series arithmetic: its values, but for <c>bool</c> one for values without a place, and
    /// one for no value if it is optional.
    /// </summary>
    public int Size => (IsOptional ? 1 : 0) + Kind switch
    {
        TagKind.Bool => 2,
        TagKind.Closed => Values.OwnCount + 1,
        _ => Limit + 1,
    };
}
