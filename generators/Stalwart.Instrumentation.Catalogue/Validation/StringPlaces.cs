using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Finds the places of parts of strings in the file, taking escapes and line breaks into account.</summary>
/// <param name="text">The file.</param>
internal sealed class StringPlaces(string text)
{
    private const int Quotes = 3;
    private const string FirstPlane = "U0000";

    private LineMap? lines;

    /// <summary>
    /// Returns the place of a part of a string; null when it cannot be determined, so that no edit is made at a wrong place.
    /// </summary>
    /// <param name="value">The string.</param>
    /// <param name="start">The offset of the part in the value.</param>
    /// <param name="length">The length of the part in the value.</param>
    public SourceSpan? Find(TomlString value, int start, int length)
    {
        // Without escapes, the offset from the opening quote is the offset in the value.
        if (value.Span.Length == value.Value.Length + 2)
        {
            return Lines.Span(value.Span.Start + 1 + start, value.Span.Start + 1 + start + length);
        }

        List<int> offsets = Offsets(value.Span.Start, value.Span.Start + value.Span.Length);
        return offsets.Count == value.Value.Length + 1 ? Lines.Span(offsets[start], offsets[start + length]) : null;
    }

    private LineMap Lines => lines ??= new LineMap(text);

    /// <summary>Returns the offset in the file of each character of the value, and the offset after the last one.</summary>
    private List<int> Offsets(int start, int end)
    {
        char quote = text[start];
        bool isMultiLine = end - start >= 2 * Quotes && text[start + 1] == quote && text[start + 2] == quote;
        int position = start + (isMultiLine ? Quotes : 1);
        end -= isMultiLine ? Quotes : 1;
        position += isMultiLine ? LineBreak(position) : 0;
        var offsets = new List<int>();
        while (position < end)
        {
            int next = position + 1;
            int count = 1;
            if (quote == '"' && text[position] == '\\')
            {
                (next, count) = Escape(position + 1, end);
            }

            for (int i = 0; i < count; i++)
            {
                offsets.Add(position);
            }

            position = next;
        }

        offsets.Add(end);
        return offsets;
    }

    /// <summary>Returns the offset after an escape, and the number of characters in the value that it stands for.</summary>
    private (int Next, int Count) Escape(int position, int end)
    {
        switch (position < end ? text[position] : '\0')
        {
            case 'x':
                return (position + 3, 1);
            case 'u':
                return (position + 5, 1);
            case 'U':
                // A code point above U+FFFF is two characters.
                return (position + 9, string.CompareOrdinal(text, position, FirstPlane, 0, FirstPlane.Length) == 0 ? 1 : 2);
            case ' ' or '\t' or '\r' or '\n':
                // A line continuation: the indentation of the next line is not part of the value.
                while (position < end && text[position] is ' ' or '\t' or '\r' or '\n')
                {
                    position++;
                }

                return (position, 0);
            default:
                return (position + 1, 1);
        }
    }

    private int LineBreak(int position) => text[position] switch
    {
        '\n' => 1,
        '\r' when text[position + 1] == '\n' => 2,
        _ => 0,
    };
}
