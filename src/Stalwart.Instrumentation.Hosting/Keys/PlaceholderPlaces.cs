using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>Finds the position in the file of each placeholder of a string.</summary>
internal static class PlaceholderPlaces
{
    /// <summary>Returns the placeholders of a value with their positions.</summary>
    /// <param name="value">The value.</param>
    /// <param name="span">The position of the whole value.</param>
    /// <param name="text">The file.</param>
    public static IReadOnlyList<(Placeholder Placeholder, SourceSpan Span)> Of(string value, SourceSpan span, string text)
    {
        IReadOnlyList<Placeholder> found = Placeholder.Find(value);
        if (found.Count == 0)
        {
            return [];
        }

        // If the string has escapes, the position of a placeholder is that of the whole string.
        IReadOnlyList<Placeholder> written = Placeholder.Find(text.Substring(span.Start, span.Length));
        bool isPlain = written.Select(one => one.Name).SequenceEqual(found.Select(one => one.Name));
        var lines = new LineMap(text);
        return [.. found.Select((one, index) => (one, isPlain ? Part(lines, span, written[index]) : span))];
    }

    private static SourceSpan Part(LineMap lines, SourceSpan whole, Placeholder part) =>
        lines.Span(whole.Start + part.Start, whole.Start + part.Start + part.Length);
}
