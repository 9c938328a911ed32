using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reports text that was not UTF-8: its decoder leaves a replacement character.</summary>
internal static class TextRules
{
    public static void Check(string text, DiagnosticBag bag)
    {
        int replacement = FirstUndecoded(text);
        if (replacement >= 0)
        {
            bag.Add(Rules.BadFile, new LineMap(text).Span(replacement, replacement + 1), "Character is not valid UTF-8; save the file as UTF-8");
        }
    }

    private static int FirstUndecoded(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == SpecialCharacters.Undecoded || (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))))
            {
                return i;
            }

            i += char.IsSurrogate(text[i]) ? 1 : 0;
        }

        return -1;
    }
}
