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

            // Other diagnostics at these places are consequences.
            bag.Hide(span => Undecoded.First(text, span.Start, span.Start + span.Length) >= 0);
        }
    }
}
