namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>A part of a message template: literal text, or a placeholder.</summary>
/// <param name="Text">The literal text, with single braces; of a placeholder the name of the field or tag.</param>
/// <param name="IsPlaceholder">Whether a value takes its place.</param>
/// <param name="Start">The offset of its first character in the template; a placeholder begins with its brace.</param>
/// <param name="Length">The number of its characters in the template.</param>
internal readonly record struct MessagePart(string Text, bool IsPlaceholder, int Start, int Length);
