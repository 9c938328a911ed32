namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>A change of a text.</summary>
/// <param name="Offset">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How much goes.</param>
/// <param name="Text">What comes.</param>
public sealed record TextEdit(int Offset, int Length, string Text)
{
    /// <summary>The text after the change.</summary>
    public string Apply(string text) => text.Substring(0, Offset) + Text + text.Substring(Offset + Length);
}
