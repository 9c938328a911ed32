namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>How two measurements make a result.</summary>
internal enum TargetKind
{
    /// <summary>The peer's divided by ours, which is at least what is wanted.</summary>
    TimesFaster,

    /// <summary>Ours divided by the peer's, which is at most what is wanted.</summary>
    ShareOfPeer,

    /// <summary>Ours alone, which is at most what is wanted.</summary>
    Absolute,
}
