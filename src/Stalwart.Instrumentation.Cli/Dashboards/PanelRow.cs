namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>A row of panels that can be folded.</summary>
/// <param name="Title">Its title.</param>
/// <param name="IsFolded">Whether it is folded at first: then its queries are not run.</param>
/// <param name="Panels">What is in it.</param>
internal sealed record PanelRow(string Title, bool IsFolded, IReadOnlyList<Panel> Panels);
