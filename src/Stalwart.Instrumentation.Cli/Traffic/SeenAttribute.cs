namespace Stalwart.Instrumentation.Cli.Traffic;

/// <summary>An attribute of a point.</summary>
/// <param name="Name">Its name; of a label that is the escaped name of a declared attribute, that name.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Text">The value as text.</param>
internal readonly record struct SeenAttribute(string Name, AttributeType Type, string Text);
