namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>A message of the stream, ready to be written.</summary>
/// <param name="Number">The number of the reading that a page has after this message.</param>
/// <param name="Bytes">The message as a server-sent event.</param>
internal sealed record PageFrame(long Number, ReadOnlyMemory<byte> Bytes);
