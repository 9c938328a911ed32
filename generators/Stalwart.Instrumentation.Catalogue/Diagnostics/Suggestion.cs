using System.Collections.Generic;
using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>An edit of the file that fixes a diagnostic.</summary>
/// <param name="Kind">The reason for the suggestion.</param>
/// <param name="Word">The suggested name or id, as shown in messages.</param>
/// <param name="Start">The offset of the text to replace.</param>
/// <param name="Length">The length of the text to replace.</param>
/// <param name="Replacement">The replacement, as TOML.</param>
#if CATALOGUE_ASSEMBLY
public
#else
internal
#endif
sealed record Suggestion(SuggestionKind Kind, string Word, int Start, int Length, string Replacement)
{
    /// <summary>Suggests another key.</summary>
    internal static Suggestion? Key(string? word, SourceSpan span) => DidYouMean(word, span, TomlText.Key);

    /// <summary>Suggests another string.</summary>
    internal static Suggestion? String(string? word, SourceSpan span) => DidYouMean(word, span, TomlText.String);

    /// <summary>Suggests a replacement for part of a string.</summary>
    internal static Suggestion? Part(string? word, SourceSpan span) => DidYouMean(word, span, static part => part);

    /// <summary>Suggests an id.</summary>
    internal static Suggestion? NextFreeId(int? id, SourceSpan span)
    {
        string? word = id?.ToString(CultureInfo.InvariantCulture);
        return word is null ? null : new Suggestion(SuggestionKind.NextFreeId, word, span.Start, span.Length, word);
    }

    /// <summary>Suggests adding a key before another key of an inline table.</summary>
    internal static Suggestion NewKey(string key, SourceSpan before) =>
        new(SuggestionKind.NewKey, key, before.Start, 0, key + ", ");

    /// <summary>Converts the suggestion to properties of a diagnostic, so that a code fix can read it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToProperties() =>
    [
        new(nameof(Kind), Kind.ToString()),
        new(nameof(Word), Word),
        new(nameof(Start), Start.ToString(CultureInfo.InvariantCulture)),
        new(nameof(Length), Length.ToString(CultureInfo.InvariantCulture)),
        new(nameof(Replacement), Replacement),
    ];

    /// <summary>Reads a suggestion from the result of <see cref="ToProperties"/>; <see langword="null"/> when there is none.</summary>
    public static Suggestion? FromProperties(IReadOnlyDictionary<string, string?> properties) =>
        properties.TryGetValue(nameof(Kind), out string? kind) && System.Enum.TryParse(kind, out SuggestionKind known)
        && properties.TryGetValue(nameof(Word), out string? word) && word is not null
        && properties.TryGetValue(nameof(Start), out string? start) && Number(start) is int first
        && properties.TryGetValue(nameof(Length), out string? length) && Number(length) is int count
        && properties.TryGetValue(nameof(Replacement), out string? replacement) && replacement is not null
            ? new Suggestion(known, word, first, count, replacement)
            : null;

    private static Suggestion? DidYouMean(string? word, SourceSpan span, System.Func<string, string> write) =>
        word is null ? null : new Suggestion(SuggestionKind.DidYouMean, word, span.Start, span.Length, write(word));

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
