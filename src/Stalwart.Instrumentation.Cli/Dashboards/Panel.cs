namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>A panel of the dashboard.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">The text that Grafana shows beside the title.</param>
/// <param name="Unit">Grafana's unit id.</param>
/// <param name="Targets">The queries.</param>
/// <param name="Kind">How the panel shows the results.</param>
internal sealed record Panel(
    string Title, string Description, string Unit, IReadOnlyList<Target> Targets, PanelKind Kind = PanelKind.Lines)
{
    private const int Columns = 24, ManyTargets = 4, LineHeight = 8, StatHeight = 5;

    /// <summary>Gets texts to show instead of values.</summary>
    public IReadOnlyList<ValueText> Texts { get; init; } = [];

    /// <summary>Gets the size in the grid of 24 columns.</summary>
    public (int Width, int Height) Size => Kind == PanelKind.Stat
        ? (Columns / 3, StatHeight)
        : (Targets.Count > ManyTargets ? Columns : Columns / 2, LineHeight);
}
