namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>The text that a panel shows for a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">The text.</param>
/// <param name="Color">Grafana's name for the color.</param>
internal sealed record ValueText(int Value, string Text, string Color);
