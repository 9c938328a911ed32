namespace Stalwart.Instrumentation.Structure.Tests.Voice;

/// <summary>A text of which only some parts are visible. White space is always visible, so that lines stay where they are.</summary>
internal sealed class Mask(string text)
{
    private const char Hidden = '\u0001';

    private readonly char[] visible = [.. text.Select(character => char.IsWhiteSpace(character) ? character : Hidden)];

    public void Show(int start, int end) => text.AsSpan(start, end - start).CopyTo(visible.AsSpan(start));

    /// <summary>Replaces some characters of a part with spaces; all of them when none are given.</summary>
    public void Blank(int start, int end, params ReadOnlySpan<char> characters)
    {
        for (int index = start; index < end; index++)
        {
            if (!char.IsWhiteSpace(visible[index]) && (characters.IsEmpty || characters.Contains(visible[index])))
            {
                visible[index] = ' ';
            }
        }
    }

    public override string ToString() => new(visible);
}
