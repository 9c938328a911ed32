namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>An attribute of an event's series.</summary>
/// <param name="Name">Words joined by <c>.</c>, <c>-</c> or <c>_</c>.</param>
/// <param name="Kind">Closed, bool or open.</param>
/// <param name="Set">The shared set's name when the tag uses one.</param>
/// <param name="Values">The values of a closed tag; <see cref="ValueList.None"/> for other kinds.</param>
/// <param name="Limit">How many distinct values an open tag keeps; 0 for other kinds.</param>
public sealed record TagModel(string Name, TagKind Kind, string? Set, ValueList Values, int Limit)
{
    /// <summary>The default value for all values that have no slot of their own.</summary>
    public const string DefaultOther = "other";

    /// <summary>Gets whether a record may omit the attribute.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets whether the attribute is an integer.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Gets the sensitivity for which logs redact it; null when it is not sensitive.</summary>
    public string? Sensitivity { get; init; }

    /// <summary>Gets whether the tag has its own enum, not that of a shared set.</summary>
    public bool HasEnum => Kind == TagKind.Closed && Set is null;

    /// <summary>
    /// Gets how many slots the tag has: one per value, one for all other values except for <c>bool</c>, and
    /// one for no value if it is optional.
    /// </summary>
    public int Size => (IsOptional ? 1 : 0) + Kind switch
    {
        TagKind.Bool => 2,
        TagKind.Closed => Values.OwnCount + 1,
        _ => Limit + 1,
    };
}
