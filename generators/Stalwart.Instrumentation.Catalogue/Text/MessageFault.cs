namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>What is wrong with a message template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The offset of the first character that is wrong.</param>
/// <param name="Length">The number of characters that are wrong.</param>
internal readonly record struct MessageFault(MessageFaultKind Kind, int Start, int Length);
