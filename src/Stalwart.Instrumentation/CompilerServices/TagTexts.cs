using System.ComponentModel;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>Converts between the members of a tag's enum and their texts. For generated code. Immutable.</summary>
/// <param name="texts">The texts, in the order of the members' numbers; without duplicates.</param>
/// <param name="other">The text of an undeclared member.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TagTexts(string[] texts, string other = TagDescriptor.Other)
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers = NumbersOf(texts);

    /// <summary>Returns the text of a member.</summary>
    /// <param name="number">The member's number.</param>
    /// <returns>The text; that of undeclared values for a number without a member.</returns>
    public string TextOf(int number) =>
        unchecked((uint)number) < unchecked((uint)texts.Length) ? texts[number] : other;

    /// <summary>Finds the member with a text. Allocates nothing.</summary>
    /// <param name="text">The text; compared ordinally and case-sensitively.</param>
    /// <param name="number">The member's number; 0 if there is none.</param>
    /// <returns>Whether there is a member with this text.</returns>
    public bool TryFind(ReadOnlySpan<char> text, out int number) => numbers.TryGetValue(text, out number);

    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> NumbersOf(string[] texts)
    {
        var numbers = new Dictionary<string, int>(texts.Length, StringComparer.Ordinal);
        for (int i = 0; i < texts.Length; i++)
        {
            numbers.Add(texts[i], i);
        }

        return numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
