namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>Characters that result from the encoding of a file rather than from its content.</summary>
internal static class SpecialCharacters
{
    /// <summary>The replacement character, which a decoder inserts for bytes that are not UTF-8.</summary>
    public const char Undecoded = '\uFFFD';

    /// <summary>The byte order mark, which some editors put at the beginning of a file.</summary>
    public const char ByteOrderMark = '\uFEFF';
}
