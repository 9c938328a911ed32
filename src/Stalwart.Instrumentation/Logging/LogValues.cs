using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Logging;

/// <summary>Inline storage for the values of most records.</summary>
[InlineArray(Length)]
internal struct LogValues
{
    /// <summary>The capacity; a record with more values keeps the rest in an array.</summary>
    public const int Length = 12;

    private LogValue first;
}
