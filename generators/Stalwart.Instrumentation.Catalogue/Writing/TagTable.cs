using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Catalogue.Writing;

/// <summary>Converts a tag to the table that defines it.</summary>
internal static class TagTable
{
    public const string Set = "set", Values = "values", Type = "type", Limit = "limit", Other = "other", Optional = "optional";

    public const string Sensitivity = "sensitivity";

    /// <summary>The keys of a value whose enum member is not named after it.</summary>
    public const string Value = "value", Name = "name";

    /// <summary>Returns the full definition of a tag.</summary>
    public static CatalogueTable Of(TagModel tag) => new()
    {
        { Set, tag.Set },
        { Values, tag.HasEnum ? ValuesOf(tag.Values) : null },
        { Other, tag.HasEnum ? OtherOf(tag.Values) : null },
        { Type, TypeOf(tag) },
        { Limit, tag.Kind == TagKind.Open ? (long)tag.Limit : null },
        { Optional, tag.IsOptional ? true : null },
        { Sensitivity, tag.Sensitivity },
    };

    /// <summary>Returns the tags by name, or <see langword="null"/> when there are none.</summary>
    public static CatalogueTable? OfAll(IEnumerable<TagModel> tags) =>
        new CatalogueTable().With(tags.Select(tag => new KeyValuePair<string, object>(tag.Name, Of(tag)))).OrNone();

    /// <summary>Returns the values of a closed tag or set, with the name of each member that is not named after its value.</summary>
    public static object[] ValuesOf(ValueList list) =>
    [
        .. list.Texts.Zip(list.Names, (text, name) =>
        {
            object value = list.IsInteger ? long.Parse(text, CultureInfo.InvariantCulture) : text;
            return name == CSharpName.Pascal(text) ? value : new CatalogueTable { { Value, value }, { Name, name } };
        }),
    ];

    /// <summary>Returns the value for all others, or <see langword="null"/> for the default <c>other</c>.</summary>
    public static string? OtherOf(ValueList list) => list.Other == TagModel.DefaultOther ? null : list.Other;

    /// <summary>Returns the shortest form of a definition: a word or an array instead of a table, if possible.</summary>
    public static object Shortened(CatalogueTable tag) => tag.Count != 1 ? tag : tag.First() switch
    {
        { Key: Values, Value: object[] values } => values,
        { Key: Set, Value: string set } when set != CatalogueWords.BooleanTag => set,
        { Key: Type, Value: CatalogueWords.BooleanTag } => CatalogueWords.BooleanTag,
        _ => tag,
    };

    private static string? TypeOf(TagModel tag) => tag.Kind switch
    {
        TagKind.Bool => CatalogueWords.BooleanTag,
        TagKind.Open => tag.IsInteger ? CatalogueWords.IntegerTagType : CatalogueWords.OpenTagType,
        _ => null,
    };
}
