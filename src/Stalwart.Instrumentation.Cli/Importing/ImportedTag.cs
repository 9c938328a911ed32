using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Writing;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>A tag of an imported metric.</summary>
/// <param name="Name">Words joined by <c>.</c>, <c>-</c> or <c>_</c>.</param>
/// <param name="Values">The values of its own closed set; empty for a Boolean tag, an open tag, or a tag with a shared set.</param>
/// <param name="IsBool">Whether it is a Boolean tag.</param>
/// <param name="Limit">How many values an open tag keeps; 0 for other tags.</param>
internal sealed record ImportedTag(string Name, IReadOnlyList<string> Values, bool IsBool, int Limit)
{
    private const int MaxClosedValues = 20;
    private const int LeastLimit = 20;
    private const int MaxLimit = 500;

    /// <summary>Gets the shared set with its values.</summary>
    public ImportedTagSet? Set { get; init; }

    /// <summary>Gets whether an open tag's values are integers.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Gets whether a record may omit it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets whether it is an open tag.</summary>
    public bool IsOpen => Limit > 0;

    /// <summary>Gets the number of its slots.</summary>
    public long Size => (IsOptional ? 1 : 0) + (IsBool ? 2 : Set is not null ? Set.Size : IsOpen ? Limit + 1 : Values.Count + 1);

    /// <summary>Gets its definition in the catalogue.</summary>
    public CatalogueTable Table => new()
    {
        { TagTable.Set, Set?.Name },
        { TagTable.Values, Set is null && !IsBool && !IsOpen ? Values.ToArray<object>() : null },
        { TagTable.Type, Type },
        { TagTable.Limit, Set is null && !IsBool && IsOpen ? (long)Limit : null },
        { TagTable.Optional, IsOptional ? true : null },
    };

    private string? Type => Set is not null ? null
        : IsBool ? CatalogueWords.BooleanTag
        : !IsOpen ? null
        : IsInteger ? CatalogueWords.IntegerTagType
        : CatalogueWords.OpenTagType;

    /// <summary>Returns the number of combinations of the values of tags.</summary>
    public static double Combinations(IEnumerable<ImportedTag> tags) => tags.Aggregate(1.0, (product, tag) => product * tag.Size);

    public static ImportedTag Open(string name, int limit) => new(name, [], false, limit);

    /// <summary>Returns a tag for values that were seen; other values may occur later.</summary>
    public static ImportedTag Of(string name, IReadOnlyCollection<string> seen)
    {
        string[] values = [.. seen.Where(value => value.Length > 0 && value != "other").Distinct().Order(StringComparer.Ordinal)];
        if (values.Length > 0 && values.All(value => value is "true" or "false"))
        {
            return new ImportedTag(name, [], true, 0);
        }

        // A single value does not indicate how many there can be.
        return values.Length > 1 && IsClosed(values)
            ? new ImportedTag(name, values, false, 0)
            : Open(name, Math.Clamp(values.Length * 2, LeastLimit, MaxLimit));
    }

    /// <summary>Returns whether values can be a closed set: few, valid, and with distinct identifiers.</summary>
    public static bool IsClosed(string[] values) => values.Length is > 0 and <= MaxClosedValues
        && values.All(NameGrammar.IsTagValue)
        && values.Select(CSharpName.Pascal).Distinct().Count() == values.Length;
}
