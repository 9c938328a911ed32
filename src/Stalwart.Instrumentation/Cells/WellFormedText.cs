using System.Buffers;
using System.Text;

namespace Stalwart.Instrumentation.Cells;

/// <summary>Text without lone surrogates, which UTF-8 cannot express.</summary>
internal static class WellFormedText
{
    /// <summary>Returns whether a text has no lone surrogate.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        for (int next = text.IndexOfAnyInRange('\uD800', '\uDFFF'); next >= 0; next = text.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (Rune.DecodeFromUtf16(text[next..], out _, out int length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[(next + length)..];
        }

        return true;
    }

    /// <summary>Returns the text with U+FFFD for each lone surrogate.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            result.Append(rune);
        }

        return result.ToString();
    }
}
