using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Toml;

/// <summary>
/// Finds characters that TOML forbids but parsers accept: a carriage return without a line feed, and a byte order mark that
/// is still in the text after decoding, which removes the one at the beginning of a file.
/// </summary>
internal static class ForbiddenCharacters
{
    private static readonly char[] Candidates = ['\r', SpecialCharacters.ByteOrderMark];

    /// <summary>Returns the first of them in a part of the text.</summary>
    public static SyntaxFault? First(string text, int start, int end)
    {
        for (int i = text.IndexOfAny(Candidates, start, end - start); i >= 0; i = text.IndexOfAny(Candidates, i + 1, end - i - 1))
        {
            if (text[i] == SpecialCharacters.ByteOrderMark)
            {
                return new SyntaxFault(i, i + 1, SyntaxErrorKind.ByteOrderMark);
            }

            if (i + 1 == text.Length || text[i + 1] != '\n')
            {
                return new SyntaxFault(i, i + 1, SyntaxErrorKind.CarriageReturn);
            }
        }

        return null;
    }
}
