using System.Collections.Generic;
using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>Writes the definition of a tag as TOML.</summary>
public static class TagText
{
    /// <summary>The limit of an open tag of which nothing is known.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Gets a tag that is true or false.</summary>
    public static string Boolean { get; } = TomlText.String(CatalogueWords.BooleanTag);

    /// <summary>Writes a tag that is true or false.</summary>
    public static string BooleanOf(bool isOptional) => isOptional ? Table($"type = {Boolean}", isOptional) : Boolean;

    /// <summary>Writes a tag that uses a shared set.</summary>
    public static string Set(string name, bool isOptional = false) =>
        isOptional ? Table($"set = {TomlText.String(name)}", isOptional) : TomlText.String(name);

    /// <summary>Writes a tag with values of its own.</summary>
    public static string Values(IEnumerable<string> values, bool isOptional = false) =>
        isOptional ? Table($"values = {TomlText.Strings(values)}", isOptional) : TomlText.Strings(values);

    /// <summary>Writes an open tag.</summary>
    public static string Open(int limit, bool isInteger = false, bool isOptional = false)
    {
        string type = TomlText.String(isInteger ? CatalogueWords.IntegerTagType : CatalogueWords.OpenTagType);
        return Table($"type = {type}, limit = {limit.ToString(CultureInfo.InvariantCulture)}", isOptional);
    }

    private static string Table(string content, bool isOptional) => $"{{ {content}{(isOptional ? ", optional = true" : "")} }}";
}
