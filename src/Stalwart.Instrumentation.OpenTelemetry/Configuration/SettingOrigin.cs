namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Where a setting comes from.</summary>
/// <param name="Text">The file and line, or the environment variable.</param>
internal sealed record SettingOrigin(string Text);
