using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reports text that was not UTF-8.</summary>
internal static class TextRules
{
    public static void Check(string text, DiagnosticBag bag)
    {
        int first = Undecoded.First(text, 0, text.Length);
        if (first >= 0)
        {
            bag.Add(Rules.BadFile, new LineMap(text).Span(first, first + 1), Undecoded.Message);

            // What the characters do to a name or a statement follows from that.
            bag.Hide(span => Undecoded.First(text, span.Start, span.Start + span.Length) >= 0);
        }
    }
}
