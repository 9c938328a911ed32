namespace Stalwart.Instrumentation.Policy;

/// <summary>
/// Decides whether a metric is enabled while some of its events are disabled. An up-down-counter also counts disabled events, so it is
/// correct without any enabled one; any other metric needs one. The runtime and the compiler share this file.
/// </summary>
internal static class FeederRule
{
    /// <summary>Returns whether a metric can be enabled.</summary>
    /// <param name="isUpDownCounter">Whether the metric is an up-down-counter.</param>
    /// <param name="feeders">The number of events that feed it.</param>
    /// <param name="disabledFeeders">The number of those that are disabled.</param>
    public static bool Allows(bool isUpDownCounter, int feeders, int disabledFeeders) =>
        feeders == 0 || isUpDownCounter || disabledFeeders < feeders;
}
