namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>A message of the stream, ready to be written.</summary>
/// <param name="Number">The number of the reading that it brings a page to.</param>
/// <param name="Bytes">The message as a server-sent event.</param>
internal sealed record PageFrame(long Number, ReadOnlyMemory<byte> Bytes);
