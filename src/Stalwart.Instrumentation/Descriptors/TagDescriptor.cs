using System.Globalization;

namespace Stalwart.Instrumentation;

/// <summary>Describes an attribute of a metric's series. Immutable.</summary>
/// <param name="name">The attribute's key.</param>
/// <param name="kind">The kind: closed, bool or open.</param>
/// <param name="values">The values of a closed tag; empty otherwise.</param>
/// <param name="limit">The max number of distinct values of an open tag; 0 otherwise.</param>
public sealed class TagDescriptor(string name, TagKind kind, string[] values, int limit)
{
    /// <summary>The value of series without their own value: an undeclared enum value, or an open tag's overflow.</summary>
    public const string Other = "other";

    /// <summary>Gets the attribute's key.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the kind: closed, bool or open.</summary>
    public TagKind Kind { get; } = kind;

    /// <summary>Gets the values of a closed tag; empty otherwise.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Gets the max number of distinct values of an open tag; 0 otherwise.</summary>
    public int Limit { get; } = limit;

    /// <summary>Gets the value that undeclared values of a closed tag count as. The default is <see cref="Other"/>.</summary>
    public string OtherValue { get; init; } = Other;

    /// <summary>
    /// Gets whether a record can omit the attribute, so its series does not have it. The default is <see langword="false"/>.
    /// </summary>
    public bool IsOptional { get; init; }

    /// <summary>
    /// Gets whether the attribute's values are of type <see cref="long"/> instead of strings; <see cref="Values"/> has their digits. The
    /// default is <see langword="false"/>.
    /// </summary>
    public bool IsInteger { get; init; }

    /// <summary>
    /// Gets the number of slots of the tag in the series arithmetic: its values, then <see cref="OtherValue"/> except for
    /// <see cref="TagKind.Bool"/>; an optional tag has one more for no value.
    /// </summary>
    public int Size => (IsOptional ? 1 : 0) + Kind switch
    {
        TagKind.Bool => 2,
        TagKind.Closed => Values.Count + 1,
        _ => Limit + 1,
    };

    /// <summary>Returns the attribute value for a closed tag's text.</summary>
    internal object ValueOf(string text) =>
        IsInteger && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : text;
}
