using System;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>Splits a part of a text into tokens.</summary>
internal sealed class SyntaxTokens(string text, int start, int end)
{
    private int at = start;

    /// <summary>Returns the next token.</summary>
    /// <param name="isValue">Whether a dot is part of a word, as in numbers but not in keys.</param>
    public SyntaxToken Next(bool isValue)
    {
        while (at < end && text[at] is ' ' or '\t' or '\r')
        {
            at++;
        }

        if (at >= end)
        {
            return new SyntaxToken('\0', end, end);
        }

        int first = at;
        switch (text[at])
        {
            case '\n' or '[' or ']' or '{' or '}' or ',' or '=':
                at++;
                return new SyntaxToken(text[first], first, at);
            case '.' when !isValue:
                at++;
                return new SyntaxToken('.', first, at);
            case '#':
                at = Math.Min(TextScan.EndOfLine(text, at), end);
                return new SyntaxToken('#', first, at, Content(first, at, escapes: false));
            case '"' or '\'':
                return String();
            default:
                while (at < end && IsWord(text[at], isValue))
                {
                    at++;
                }

                return new SyntaxToken('w', first, at);
        }
    }

    private SyntaxToken String()
    {
        int first = at;
        bool isText = TextScan.IsTextOpening(text, at);
        int close = isText ? TextScan.ClosingQuotes(text, at, end) : TextScan.ClosingQuote(text, at);
        if (close < 0 || close >= end)
        {
            at = isText ? end : Math.Min(TextScan.EndOfLine(text, at), end);
            return new SyntaxToken('"', first, at, isText ? SyntaxErrorKind.TextNotClosed : SyntaxErrorKind.StringNotClosed);
        }

        at = close + 1;
        return new SyntaxToken('"', first, at, Content(first, at, escapes: text[first] == '"'));
    }

    private SyntaxErrorKind Content(int from, int to, bool escapes)
    {
        for (int i = from; i < to; i++)
        {
            if (text[i] is (< ' ' and not ('\t' or '\n' or '\r')) or '\u007F'
                || (text[i] == '\r' && i + 1 < text.Length && text[i + 1] != '\n'))
            {
                return SyntaxErrorKind.ControlCharacter;
            }

            if (escapes && text[i] == '\\' && i + 1 < to && !IsEscape(ref i, to))
            {
                return SyntaxErrorKind.InvalidEscape;
            }
        }

        return SyntaxErrorKind.Unknown;
    }

    /// <summary>Returns whether a backslash begins a valid escape; moves the offset to the last character of the escape.</summary>
    private bool IsEscape(ref int offset, int to)
    {
        offset++;
        int digits = text[offset] switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            'b' or 't' or 'n' or 'f' or 'r' or 'e' or '"' or '\\' or '\n' or '\r' or ' ' or '\t' => 0,
            _ => -1,
        };
        for (int i = 0; i < digits; i++)
        {
            offset++;
            if (offset >= to || !Uri.IsHexDigit(text[offset]))
            {
                return false;
            }
        }

        return digits >= 0;
    }

    private static bool IsWord(char c, bool isValue) =>
        c is not (' ' or '\t' or '\r' or '\n' or '[' or ']' or '{' or '}' or ',' or '=' or '#' or '"' or '\'') && (isValue || c != '.');
}
