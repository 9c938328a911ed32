namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>A value of an enumeration.</summary>
/// <param name="Id">The id in the model.</param>
/// <param name="Value">The value on the wire.</param>
/// <param name="IsInteger">Whether the value is an integer, written without quotes.</param>
internal sealed record AttributeMember(string Id, string Value, bool IsInteger);
