using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Logging;

/// <summary>A position on its own cache lines: writers change one, the reader another.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct PaddedPosition
{
    /// <summary>The position.</summary>
    [FieldOffset(128)]
    public long Value;
}
