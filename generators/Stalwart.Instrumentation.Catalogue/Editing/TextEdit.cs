namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>An edit of a text.</summary>
/// <param name="Offset">The offset of the replaced text, in UTF-16 code units.</param>
/// <param name="Length">The length of the replaced text.</param>
/// <param name="Text">The replacement.</param>
public sealed record TextEdit(int Offset, int Length, string Text)
{
    /// <summary>Returns the text after the edit.</summary>
    public string Apply(string text) => text.Substring(0, Offset) + Text + text.Substring(Offset + Length);
}
