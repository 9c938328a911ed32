namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>A part of a message template: literal text, or a placeholder.</summary>
/// <param name="Text">The literal text with unescaped braces, or the name of the field or tag in a placeholder.</param>
/// <param name="IsPlaceholder">Whether it is a placeholder.</param>
/// <param name="Start">The offset in the template; a placeholder begins with its brace.</param>
/// <param name="Length">The length in the template.</param>
internal readonly record struct MessagePart(string Text, bool IsPlaceholder, int Start, int Length);
