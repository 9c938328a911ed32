using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A value of a TOML file with its flat configuration key.</summary>
/// <param name="Keys">The segments of the key, each with its position; array elements have zero-based indices.</param>
/// <param name="Text">The value as text.</param>
/// <param name="Kind">The kind of value, for messages.</param>
/// <param name="Span">The position of the value.</param>
/// <param name="IsUnreadable">Whether the statement has a syntax error.</param>
internal sealed record TomlLeaf(
    IReadOnlyList<(string Name, SourceSpan Span)> Keys, string Text, string Kind, SourceSpan Span, bool IsUnreadable)
{
    /// <summary>Gets the placeholders of a string, with their positions.</summary>
    public IReadOnlyList<(Placeholder Placeholder, SourceSpan Span)> Placeholders { get; init; } = [];

    /// <summary>Gets the flat key, which ignores case.</summary>
    public string Key { get; } = string.Join(":", System.Linq.Enumerable.Select(Keys, key => key.Name));

    /// <summary>
    /// Gets the section of these settings that contains the key; <see langword="null"/> if it belongs to the application.
    /// </summary>
    public string? Section => System.Linq.Enumerable.FirstOrDefault(
        SettingsTable.Sections, section => string.Equals(Keys[0].Name, section, System.StringComparison.OrdinalIgnoreCase));
}
