using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>An attribute of an event's series.</summary>
/// <param name="Name">Kebab-case.</param>
/// <param name="Kind">Closed, bool or open.</param>
/// <param name="Set">The shared set's name when the tag uses one.</param>
/// <param name="Values">The values of a closed tag without <see cref="Other"/>; empty otherwise.</param>
/// <param name="DeclaresOther">Whether the catalogue names <see cref="Other"/> itself, so that its enum has the member.</param>
/// <param name="Limit">How many distinct values an open tag keeps; 0 otherwise.</param>
public sealed record TagModel(string Name, TagKind Kind, string? Set, EquatableArray<string> Values, bool DeclaresOther, int Limit)
{
    /// <summary>The value of every series that has no place of its own.</summary>
    public const string Other = "other";

    /// <summary>Whether the tag has an enum of its own, not that of a shared set.</summary>
    public bool HasEnum => Kind == TagKind.Closed && Set is null;

    /// <summary>The values that become members of the enum, in the order of their numbers.</summary>
    public IEnumerable<string> Members => DeclaresOther ? [.. Values, Other] : Values;

    /// <summary>
    /// How many positions the tag takes in the series arithmetic: its values and, but for <c>bool</c>, one for <see cref="Other"/>.
    /// </summary>
    public int Size => Kind switch
    {
        TagKind.Bool => 2,
        TagKind.Closed => Values.Count + 1,
        _ => Limit + 1,
    };
}
