using System;

namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>
/// A message with placeholders: <c>{name}</c> stands for the value of a field or tag, <c>{{</c> and <c>}}</c> for a brace. The build checks
/// with it, and the running process formats with it. Immutable; two templates with the same text are equal.
/// </summary>
/// <param name="text">The template, as the catalogue has it.</param>
/// <param name="parts">The parts in their order.</param>
/// <param name="names">The names in the placeholders, each once.</param>
/// <param name="faults">What is wrong with it.</param>
internal sealed class MessageTemplate(string text, MessagePart[] parts, string[] names, MessageFault[] faults)
    : IEquatable<MessageTemplate>
{
    private static readonly char[] Braces = ['{', '}'];

    /// <summary>Gets the template, as the catalogue has it.</summary>
    public string Text => text;

    /// <summary>Gets the parts in their order, without empty ones. Neighboring literal parts are one.</summary>
    public MessagePart[] Parts => parts;

    /// <summary>Gets the names in the placeholders, in the order of the first placeholder of each.</summary>
    public string[] Names => names;

    /// <summary>Gets what is wrong with it, in the order of the text. It has parts all the same.</summary>
    public MessageFault[] Faults => faults;

    /// <summary>Reads a template.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The template; never an exception.</returns>
    public static MessageTemplate Parse(string text) => new MessageParser(text).Read();

    /// <summary>Returns the template that stands for a text, whatever braces the text has.</summary>
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
