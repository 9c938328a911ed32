using System;

namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>
/// A message with placeholders: <c>{name}</c> is replaced with the value of a field or tag, <c>{{</c> and <c>}}</c> with a brace. The build
/// checks messages with it, and the running process formats them. Immutable; two templates with the same text are equal.
/// </summary>
/// <param name="text">The template as written in the catalogue.</param>
/// <param name="parts">The parts, in order.</param>
/// <param name="names">The distinct names in the placeholders.</param>
/// <param name="faults">The errors.</param>
internal sealed class MessageTemplate(string text, MessagePart[] parts, string[] names, MessageFault[] faults)
    : IEquatable<MessageTemplate>
{
    private static readonly char[] Braces = ['{', '}'];

    /// <summary>Gets the template as written in the catalogue.</summary>
    public string Text => text;

    /// <summary>Gets the parts in order. No part is empty, and adjacent literal parts are merged.</summary>
    public MessagePart[] Parts => parts;

    /// <summary>Gets the distinct names in the placeholders, in order of first use.</summary>
    public string[] Names => names;

    /// <summary>Gets the errors, in the order of the text. The parts exist in any case.</summary>
    public MessageFault[] Faults => faults;

    /// <summary>Parses a template. Never throws.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The template, which may have errors.</returns>
    public static MessageTemplate Parse(string text) => new MessageParser(text).Read();

    /// <summary>Returns the template whose message is a literal text, escaping its braces.</summary>
    /// <param name="text">Any text.</param>
    public static string Escape(string text) =>
        text.IndexOfAny(Braces) < 0 ? text : text.Replace("{", "{{").Replace("}", "}}");

    /// <inheritdoc/>
    public bool Equals(MessageTemplate? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MessageTemplate);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}
