using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Logging;

/// <summary>The values of most records.</summary>
[InlineArray(Length)]
internal struct LogValues
{
    /// <summary>How many there are; a record with more has the rest in an array.</summary>
    public const int Length = 12;

    private LogValue first;
}
