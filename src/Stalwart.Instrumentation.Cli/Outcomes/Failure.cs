namespace Stalwart.Instrumentation.Cli.Outcomes;

/// <summary>The failure of a command, with a one-line message for the user: what, where, and the fix.</summary>
internal sealed class Failure(string message) : Exception(message);
