namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>How a panel shows its queries.</summary>
internal enum PanelKind
{
    /// <summary>Lines over time.</summary>
    Lines,

    /// <summary>The buckets of a histogram over time.</summary>
    Heatmap,

    /// <summary>The last values in a large font.</summary>
    Stat,
}
