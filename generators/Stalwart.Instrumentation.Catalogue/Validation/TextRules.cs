using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reports text that was not UTF-8: its decoder leaves a replacement character.</summary>
internal static class TextRules
{
    /// <summary>What a decoder leaves where bytes are not UTF-8.</summary>
    public const char Undecoded = '\uFFFD';

    /// <summary>What some editors put at the beginning.</summary>
    public const char ByteOrderMark = '\uFEFF';

    public static void Check(string text, Findings findings)
    {
        int replacement = FirstUndecoded(text);
        if (replacement >= 0)
        {
            findings.Add(Rules.BadFile, new LineMap(text).Span(replacement, replacement + 1), "this character is not UTF-8; save the file as UTF-8 (https://toml.io/en/v1.0.0#spec)");
        }
    }

    private static int FirstUndecoded(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == Undecoded || (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))))
            {
                return i;
            }

            i += char.IsSurrogate(text[i]) ? 1 : 0;
        }

        return -1;
    }
}
