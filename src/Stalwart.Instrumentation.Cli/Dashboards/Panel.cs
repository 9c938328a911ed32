namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>A panel of the dashboard.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">What Grafana shows beside the title.</param>
/// <param name="Unit">Grafana's id of the unit.</param>
/// <param name="Targets">Its queries.</param>
/// <param name="Kind">How the panel shows them.</param>
internal sealed record Panel(
    string Title, string Description, string Unit, IReadOnlyList<Target> Targets, PanelKind Kind = PanelKind.Lines)
{
    private const int Columns = 24, ManyTargets = 4, LineHeight = 8, StatHeight = 5;

    /// <summary>Texts in place of values.</summary>
    public IReadOnlyList<ValueText> Texts { get; init; } = [];

    /// <summary>Its size in the grid of 24 columns.</summary>
    public (int Width, int Height) Size => Kind == PanelKind.Stat
        ? (Columns / 3, StatHeight)
        : (Targets.Count > ManyTargets ? Columns : Columns / 2, LineHeight);
}
