namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>Where in a file a value stands.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal sealed record TomlPlace(int Line, int Column);
