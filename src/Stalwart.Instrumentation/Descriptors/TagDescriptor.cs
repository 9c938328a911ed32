namespace Stalwart.Instrumentation;

/// <summary>An attribute of a metric's series.</summary>
/// <param name="name">The attribute's key.</param>
/// <param name="kind">Closed, bool or open.</param>
/// <param name="values">The values of a closed tag; empty otherwise.</param>
/// <param name="limit">How many distinct values an open tag keeps; 0 otherwise.</param>
public sealed class TagDescriptor(string name, TagKind kind, string[] values, int limit)
{
    /// <summary>The value of every series that has no place of its own: an undeclared enum value, or an open tag's overflow.</summary>
    public const string Other = "other";

    /// <summary>The attribute's key.</summary>
    public string Name { get; } = name;

    /// <summary>Closed, bool or open.</summary>
    public TagKind Kind { get; } = kind;

    /// <summary>The values of a closed tag; empty otherwise.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>How many distinct values an open tag keeps; 0 otherwise.</summary>
    public int Limit { get; } = limit;

    /// <summary>
    /// How many positions the tag takes in the series arithmetic; <see cref="Other"/> is the last one, but for <see
    /// cref="TagKind.Bool"/>.
    /// </summary>
    public int Size { get; } = kind switch
    {
        TagKind.Bool => 2,
        TagKind.Closed => values.Length + 1,
        _ => limit + 1,
    };
}
