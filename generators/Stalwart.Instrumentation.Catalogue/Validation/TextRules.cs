using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reports text that was not UTF-8: its decoder leaves a replacement character.</summary>
internal static class TextRules
{
    public static void Check(string text, DiagnosticBag bag)
    {
        int first = FirstUndecoded(text, 0, text.Length);
        if (first >= 0)
        {
            bag.Add(Rules.BadFile, new LineMap(text).Span(first, first + 1), "Character is not valid UTF-8; save the file as UTF-8");

            // What the characters do to a name or a statement follows from that.
            bag.Hide(span => FirstUndecoded(text, span.Start, span.Start + span.Length) >= 0);
        }
    }

    private static int FirstUndecoded(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (text[i] == SpecialCharacters.Undecoded || (char.IsSurrogate(text[i]) && !isPair))
            {
                return i;
            }

            i += isPair ? 1 : 0;
        }

        return -1;
    }
}
