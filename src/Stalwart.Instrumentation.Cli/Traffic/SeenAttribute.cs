namespace Stalwart.Instrumentation.Cli.Traffic;

/// <summary>An attribute of a point.</summary>
/// <param name="Name">The name; for a label that is the escaped name of a declared attribute, the attribute's name.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Text">The value as a string.</param>
internal readonly record struct SeenAttribute(string Name, AttributeType Type, string Text);
