namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>What a panel shows in place of a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">The text.</param>
/// <param name="Color">Grafana's name of the color.</param>
internal sealed record ValueText(int Value, string Text, string Color);
