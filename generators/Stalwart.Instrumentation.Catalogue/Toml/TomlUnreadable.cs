using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>
/// Stands for the value of a statement with a syntax error. The key is defined, so that a reference to it is not a second error.
/// </summary>
/// <param name="Span">The statement.</param>
/// <param name="Text">The text after the key.</param>
internal sealed record TomlUnreadable(SourceSpan Span, string Text) : TomlValue(Span)
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', '"', '\'', '=', ',', '[', ']', '{', '}', '#'];

    /// <inheritdoc/>
    public override string Kind => "an incomplete statement";

    /// <summary>
    /// Returns all words, or those after a word, up to a closing bracket or a comment: most likely the strings of an array.
    /// </summary>
    public IEnumerable<string> WordsFrom(string? word = null)
    {
        int start = word is null ? 0 : Text.IndexOf(word, System.StringComparison.Ordinal);
        if (start < 0)
        {
            return [];
        }

        start += word?.Length ?? 0;
        int end = Text.IndexOfAny([']', '#'], start) is int found && found >= 0 ? found : Text.Length;
        return Text.Substring(start, end - start).Split(Separators).Where(item => item.Length > 0);
    }
}
