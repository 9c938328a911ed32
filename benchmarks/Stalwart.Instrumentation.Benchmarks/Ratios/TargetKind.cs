namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>Specifies how two measurements are combined.</summary>
internal enum TargetKind
{
    /// <summary>The peer's divided by this library's; at least the limit.</summary>
    TimesFaster,

    /// <summary>This library's divided by the peer's; at most the limit.</summary>
    ShareOfPeer,

    /// <summary>This library's alone; at most the limit.</summary>
    Absolute,
}
