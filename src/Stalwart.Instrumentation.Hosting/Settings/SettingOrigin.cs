namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Where a setting comes from.</summary>
/// <param name="Text">The file and line, or the environment variable.</param>
internal sealed record SettingOrigin(string Text);
