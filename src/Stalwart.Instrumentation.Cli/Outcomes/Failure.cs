namespace Stalwart.Instrumentation.Cli.Outcomes;

/// <summary>Why a command cannot do its work, in one line for the user: what, where, and the fix.</summary>
internal sealed class Failure(string message) : Exception(message);
