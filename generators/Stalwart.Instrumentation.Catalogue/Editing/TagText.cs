using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Catalogue.Writing;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>Writes the definition of a tag as TOML.</summary>
public static class TagText
{
    /// <summary>The limit of an open tag whose number of values is unknown.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Gets the definition of a Boolean tag.</summary>
    public static string Boolean { get; } = TomlText.String(CatalogueWords.BooleanTag);

    /// <summary>Writes a tag that uses a shared set.</summary>
    public static string Set(string name) => Write(new CatalogueTable { { TagTable.Set, name } });

    /// <summary>Writes a tag with its own values.</summary>
    public static string Values(IEnumerable<string> values) =>
        Write(new CatalogueTable { { TagTable.Values, values.ToArray<object>() } });

    /// <summary>Writes an open tag.</summary>
    public static string Open(int limit) =>
        Write(new CatalogueTable { { TagTable.Type, CatalogueWords.OpenTagType }, { TagTable.Limit, (long)limit } });

    private static string Write(CatalogueTable tag) => CatalogueText.Inline(TagTable.Shortened(tag));
}
