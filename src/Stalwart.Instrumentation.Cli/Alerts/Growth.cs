namespace Stalwart.Instrumentation.Cli.Alerts;

/// <summary>Builds conditions on counters that also detect the first event of a series.</summary>
internal static class Growth
{
    /// <summary>
    /// A counter exists from its first event on, and increase() ignores the first sample of a series, so a new counter counts with its
    /// full value.
    /// </summary>
    public static string Of(string counter, string window, string labels = "job, instance") =>
        $"sum by ({labels}) (increase({counter}[{window}])) > 0 or sum by ({labels}) ({counter}) > 0 unless sum by ({labels}) "
        + $"({counter} offset {window})";
}
