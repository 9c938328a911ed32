namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>A panel of the dashboard.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">What Grafana shows beside the title.</param>
/// <param name="Unit">Grafana's id of the unit.</param>
/// <param name="Targets">Its queries.</param>
/// <param name="IsHeatmap">Whether it shows the buckets of a histogram.</param>
internal sealed record Panel(string Title, string Description, string Unit, IReadOnlyList<Target> Targets, bool IsHeatmap = false);

/// <summary>A row of panels that can be folded.</summary>
/// <param name="Title">Its title.</param>
/// <param name="IsFolded">Whether it is folded at first: then its queries are not run.</param>
/// <param name="Panels">What is in it.</param>
internal sealed record PanelRow(string Title, bool IsFolded, IReadOnlyList<Panel> Panels);
