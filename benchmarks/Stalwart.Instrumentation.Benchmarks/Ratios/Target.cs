namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>A target for speed or size, and how to measure it in this process.</summary>
/// <param name="Name">The description of the comparison.</param>
/// <param name="Kind">How the two measurements are combined.</param>
/// <param name="Wanted">The limit of the result.</param>
/// <param name="Measure">Returns the measurements of this library and of the peer.</param>
internal sealed record Target(string Name, TargetKind Kind, double Wanted, Func<(double Ours, double Peer)> Measure)
{
    /// <summary>Returns the result.</summary>
    public double Result(double ours, double peer) => Kind switch
    {
        TargetKind.TimesFaster => peer / ours,
        TargetKind.ShareOfPeer => ours / peer,
        _ => ours,
    };

    /// <summary>Returns whether a result meets the target.</summary>
    public bool IsKept(double result) => Kind == TargetKind.TimesFaster ? result >= Wanted : result <= Wanted;
}
