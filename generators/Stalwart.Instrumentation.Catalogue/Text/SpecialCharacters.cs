namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>Characters that say how a file was encoded rather than what it contains.</summary>
internal static class SpecialCharacters
{
    /// <summary>The character that a decoder leaves where bytes are not UTF-8.</summary>
    public const char Undecoded = '\uFFFD';

    /// <summary>The mark that some editors put at the beginning.</summary>
    public const char ByteOrderMark = '\uFEFF';
}
