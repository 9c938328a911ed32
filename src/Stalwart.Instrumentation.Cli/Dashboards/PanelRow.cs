namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>A collapsible row of panels.</summary>
/// <param name="Title">The title.</param>
/// <param name="IsFolded">Whether it is initially collapsed, so that its queries do not run.</param>
/// <param name="Panels">The panels of the row.</param>
internal sealed record PanelRow(string Title, bool IsFolded, IReadOnlyList<Panel> Panels);
