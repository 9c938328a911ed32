namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>A promise of speed or size, and how to measure it in this process.</summary>
/// <param name="Name">What is measured beside what.</param>
/// <param name="Kind">How the two make a result.</param>
/// <param name="Wanted">The limit of the result.</param>
/// <param name="Measure">Returns ours and the peer's.</param>
internal sealed record Target(string Name, TargetKind Kind, double Wanted, Func<(double Ours, double Peer)> Measure)
{
    /// <summary>Returns the result.</summary>
    public double Result(double ours, double peer) => Kind switch
    {
        TargetKind.TimesFaster => peer / ours,
        TargetKind.ShareOfPeer => ours / peer,
        _ => ours,
    };

    /// <summary>Returns whether a result keeps the promise.</summary>
    public bool IsKept(double result) => Kind == TargetKind.TimesFaster ? result >= Wanted : result <= Wanted;
}
