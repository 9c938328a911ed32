namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>Finds what the decoder of a file could not read and replaced with a replacement character.</summary>
internal static class Undecoded
{
    public const string Message = "Character is not valid UTF-8; save the file as UTF-8";

    /// <summary>Returns the offset of the first replacement character or unpaired surrogate in a part of the text, or -1.</summary>
    public static int First(string text, int start, int end)
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
