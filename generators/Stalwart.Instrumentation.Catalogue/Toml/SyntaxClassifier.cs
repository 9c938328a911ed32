using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>
/// Determines the kind of a syntax error by what TOML expects at its place: the parser only returns a sentence, and
/// no code should depend on its wording.
/// </summary>
internal sealed class SyntaxClassifier
{
    private readonly string text;
    private readonly List<char> open = [];
    private Expected expected = Expected.Key;
    private int headerBrackets;

    private SyntaxClassifier(string text) => this.text = text;

    private enum Expected
    {
        Key,
        AfterKey,
        Value,
        AfterValue,
        HeaderKey,
        AfterHeaderKey,
        HeaderEnd,
    }

    /// <summary>Classifies the error at an offset.</summary>
    /// <param name="text">The file.</param>
    /// <param name="start">The start of the statement.</param>
    /// <param name="end">The end of the statement.</param>
    /// <param name="offset">The offset that the parser reported.</param>
    public static SyntaxErrorKind Classify(string text, int start, int end, int offset) =>
        new SyntaxClassifier(text).Run(start, end, offset);

    private SyntaxErrorKind Run(int start, int end, int offset)
    {
        var tokens = new SyntaxTokens(text, start, end);
        while (true)
        {
            bool isValue = expected is Expected.Value or Expected.AfterValue;
            SyntaxToken token = tokens.Next(isValue);
            if (token.Error != SyntaxErrorKind.Unknown)
            {
                return token.Error;
            }

            if (token.Kind == 'w' && expected == Expected.Value && ErrorOf(token, offset) is SyntaxErrorKind error)
            {
                return error;
            }

            if (token.Kind != '#' && Step(token) is SyntaxErrorKind violation)
            {
                return violation;
            }

            if (token.Kind == '\0')
            {
                return SyntaxErrorKind.Unknown;
            }
        }
    }

    /// <summary>Consumes a token. Returns the error when the token is not valid here.</summary>
    private SyntaxErrorKind? Step(SyntaxToken token)
    {
        switch (expected, token.Kind)
        {
            case (_, '\0' or '\n'):
                return EndOfLine(isEndOfText: token.Kind == '\0');
            case (Expected.Key, 'w' or '"'):
                expected = Expected.AfterKey;
                return null;
            case (Expected.Key, '[') when open.Count == 0:
                headerBrackets = 1;
                expected = Expected.HeaderKey;
                return null;
            case (Expected.Key, '}') when open.Count > 0:
                return Close('{');
            case (Expected.Key, ',') when open.Count > 0:
                return SyntaxErrorKind.ExtraComma;
            case (Expected.Key, _):
                return SyntaxErrorKind.KeyMissing;
            case (Expected.AfterKey, '.'):
                expected = Expected.Key;
                return null;
            case (Expected.AfterKey, '='):
                expected = Expected.Value;
                return null;
            case (Expected.AfterKey, _):
                return SyntaxErrorKind.EqualsMissing;
            case (Expected.Value, 'w' or '"'):
                expected = Expected.AfterValue;
                return null;
            case (Expected.Value, '[' or '{'):
                open.Add(token.Kind);
                expected = token.Kind == '[' ? Expected.Value : Expected.Key;
                return null;
            case (Expected.Value, ']') when open.LastOrDefault() == '[':
                return Close('[');
            case (Expected.Value, ',') when open.LastOrDefault() == '[':
                return SyntaxErrorKind.ExtraComma;
            case (Expected.Value, '}' or ']' or ','):
                return open.LastOrDefault() == '[' && token.Kind == '}' ? SyntaxErrorKind.ArrayNotClosed : SyntaxErrorKind.ValueMissing;
            case (Expected.Value, _):
                return SyntaxErrorKind.InvalidValue;
            case (Expected.AfterValue, _):
                return AfterValue(token);
            case (Expected.HeaderKey, '['):
                headerBrackets++;
                return null;
            case (Expected.HeaderKey, 'w' or '"'):
                expected = Expected.AfterHeaderKey;
                return null;
            case (Expected.AfterHeaderKey, '.'):
                expected = Expected.HeaderKey;
                return null;
            case (Expected.AfterHeaderKey, ']'):
                headerBrackets--;
                expected = Expected.HeaderEnd;
                return null;
            case (Expected.HeaderKey or Expected.AfterHeaderKey, _):
                return HasBracketAfter(token.Start) ? SyntaxErrorKind.InvalidHeader : SyntaxErrorKind.HeaderNotClosed;
            case (Expected.HeaderEnd, ']') when headerBrackets > 0:
                headerBrackets--;
                return null;
            default:
                return SyntaxErrorKind.LineEndExpected;
        }
    }

    private SyntaxErrorKind? AfterValue(SyntaxToken token)
    {
        switch (open.LastOrDefault(), token.Kind)
        {
            case ('\0', _):
                return SyntaxErrorKind.LineEndExpected;
            case ('[', ','):
                expected = Expected.Value;
                return null;
            case ('{', ','):
                expected = Expected.Key;
                return null;
            case ('[', ']'):
                return Close('[');
            case ('{', '}'):
                return Close('{');
            case ('[', '}'):
                return SyntaxErrorKind.ArrayNotClosed;
            case ('{', ']'):
                return SyntaxErrorKind.TableNotClosed;
            default:
                return SyntaxErrorKind.CommaMissingBefore;
        }
    }

    private bool HasBracketAfter(int at)
    {
        int bracket = text.IndexOf(']', at);
        return bracket >= 0 && bracket < TextScan.EndOfLine(text, at);
    }

    private SyntaxErrorKind? Close(char bracket)
    {
        if (open.LastOrDefault() != bracket)
        {
            return SyntaxErrorKind.KeyMissing;
        }

        open.RemoveAt(open.Count - 1);
        expected = Expected.AfterValue;
        return null;
    }

    private SyntaxErrorKind? EndOfLine(bool isEndOfText)
    {
        switch (expected)
        {
            case Expected.AfterKey:
                return SyntaxErrorKind.EqualsMissing;
            case Expected.Value when open.LastOrDefault() != '[':
                return SyntaxErrorKind.ValueMissing;
            case Expected.HeaderKey or Expected.AfterHeaderKey:
            case Expected.HeaderEnd when headerBrackets > 0:
                return SyntaxErrorKind.HeaderNotClosed;
        }

        if (isEndOfText && open.Count > 0)
        {
            return open[open.Count - 1] == '[' ? SyntaxErrorKind.ArrayNotClosed : SyntaxErrorKind.TableNotClosed;
        }

        expected = open.Count == 0 ? Expected.Key : expected;
        return null;
    }

    /// <summary>
    /// Returns the error of a word that is used as a value; null when it is valid, or after the offset of the parser's error.
    /// </summary>
    private SyntaxErrorKind? ErrorOf(SyntaxToken token, int offset)
    {
        string word = text.Substring(token.Start, token.End - token.Start);
        string digits = word.TrimStart('+', '-').Replace("_", "");
        bool isInteger = digits.Length > 0 && digits.All(c => c is >= '0' and <= '9');
        if (digits.Length > 1 && digits[0] == '0' && digits[1] is >= '0' and <= '9' && digits.IndexOfAny([':', '-']) < 0)
        {
            return SyntaxErrorKind.LeadingZero;
        }

        if (isInteger)
        {
            return long.TryParse((word[0] == '-' ? "-" : "") + digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                ? null
                : SyntaxErrorKind.IntegerTooLarge;
        }

        bool isWrong = token.Start <= offset && offset < token.End && digits is not ("true" or "false" or "inf" or "nan");
        return isWrong ? SyntaxErrorKind.InvalidValue : null;
    }
}
