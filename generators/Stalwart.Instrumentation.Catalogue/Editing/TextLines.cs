using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>Inserts whole lines with the indentation and line breaks of the lines around them.</summary>
internal sealed class TextLines(string text)
{
    public static int StartOfLine(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>Returns the indentation of a line when the character at an offset begins its statement.</summary>
    public string Indent(int offset)
    {
        int start = StartOfLine(text, offset);
        return text.Substring(start, TextScan.SkipSpaces(text, start) - start);
    }

    /// <summary>Returns the line break at the end of a line; on the last line, the previous one.</summary>
    public string LineBreak(int offset)
    {
        int end = text.IndexOf('\n', offset);
        end = end >= 0 ? end : text.LastIndexOf('\n');
        return end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>Inserts lines after the line of an offset.</summary>
    /// <param name="offset">The end of the statement that they follow.</param>
    /// <param name="added">The lines, without line breaks.</param>
    /// <param name="isBlock">Whether empty lines separate them from the lines around them.</param>
    public TextEdit InsertAfter(int offset, IEnumerable<string> added, bool isBlock)
    {
        int end = TextScan.EndOfLine(text, offset);
        bool isLast = end == text.Length;
        int at = isLast ? end : end + 1;
        string lineBreak = LineBreak(offset);
        string lines = string.Concat(added.Select(line => line + lineBreak));
        if (!isBlock)
        {
            return new TextEdit(at, 0, isLast && !IsEmptyLine(at) ? lineBreak + lines : lines);
        }

        string before = at == 0 ? "" : isLast && !IsEmptyLine(at) ? lineBreak + lineBreak : lineBreak;
        string after = at < text.Length && !IsBlankLine(at) ? lineBreak : "";
        return new TextEdit(at, 0, before + lines + after);
    }

    private bool IsEmptyLine(int at) => StartOfLine(text, at) == at;

    private bool IsBlankLine(int start) => text.Substring(start, TextScan.EndOfLine(text, start) - start).Trim().Length == 0;
}
