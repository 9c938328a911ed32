namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>An error in a message template.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Start">The offset of the invalid characters.</param>
/// <param name="Length">The number of invalid characters.</param>
internal readonly record struct MessageFault(MessageFaultKind Kind, int Start, int Length);
