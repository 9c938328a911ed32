using System.Buffers;
using System.Globalization;

namespace Stalwart.Instrumentation.Logging;

/// <summary>Builds text in pooled memory; dispose it to return the memory.</summary>
internal ref struct LogText : IDisposable
{
    private const int FirstSize = 256;

    /// <summary>Control characters, and the two other line separators.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(c => char.IsControl(c) || c is '\u2028' or '\u2029')]);

    private char[] characters;
    private int length;

    public LogText() => characters = ArrayPool<char>.Shared.Rent(FirstSize);

    /// <summary>Gets the text written so far.</summary>
    public readonly ReadOnlySpan<char> Written => characters.AsSpan(0, length);

    /// <summary>Writes a trusted text as it is.</summary>
    public void Literal(ReadOnlySpan<char> text)
    {
        Grow(text.Length);
        text.CopyTo(characters.AsSpan(length));
        length += text.Length;
    }

    /// <summary>Writes an untrusted text: control characters and line separators are escaped as in C#.</summary>
    public void Escaped(ReadOnlySpan<char> text)
    {
        for (int at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            Literal(text[..at]);
            Literal(text[at] switch
            {
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                char other => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)other:x4}"),
            });
            text = text[(at + 1)..];
        }

        Literal(text);
    }

    /// <summary>Writes a number or duration, independent of the culture.</summary>
    public void Number<T>(T number)
        where T : ISpanFormattable
    {
        Grow(64);
        number.TryFormat(characters.AsSpan(length), out int written, "", CultureInfo.InvariantCulture);
        length += written;
    }

    public readonly override string ToString() => new(Written);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(characters);
        characters = [];
    }

    private void Grow(int more)
    {
        if (characters.Length - length >= more)
        {
            return;
        }

        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(characters.Length * 2, length + more));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(characters);
        characters = larger;
    }
}
