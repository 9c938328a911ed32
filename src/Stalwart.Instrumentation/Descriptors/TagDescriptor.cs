namespace Stalwart.Instrumentation;

/// <summary>Describes an attribute of a metric's series. Immutable.</summary>
/// <param name="name">The attribute's key.</param>
/// <param name="kind">Closed, bool or open.</param>
/// <param name="values">The values of a closed tag; empty otherwise.</param>
/// <param name="limit">The max number of distinct values of an open tag; 0 otherwise.</param>
public sealed class TagDescriptor(string name, TagKind kind, string[] values, int limit)
{
    /// <summary>The value of every series that has no place of its own: an undeclared enum value, or an open tag's overflow.</summary>
    public const string Other = "other";

    /// <summary>Gets the attribute's key.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the kind: closed, bool or open.</summary>
    public TagKind Kind { get; } = kind;

    /// <summary>Gets the values of a closed tag; empty otherwise.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Gets the max number of distinct values of an open tag; 0 otherwise.</summary>
    public int Limit { get; } = limit;

    /// <summary>
    /// Gets the number of positions of the tag in the series arithmetic; <see cref="Other"/> is the last one, except for
    /// <see cref="TagKind.Bool"/>.
    /// </summary>
    public int Size { get; } = kind switch
    {
        TagKind.Bool => 2,
        TagKind.Closed => values.Length + 1,
        _ => limit + 1,
    };
}
