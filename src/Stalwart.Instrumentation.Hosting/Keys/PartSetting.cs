namespace Stalwart.Instrumentation.Configuration;

/// <summary>A setting that is a part of a group, such as the username of credentials; the rule of the group reads it.</summary>
internal sealed record PartSetting(string Path, string Documentation, SettingLimit<string>? Limit = null) : Setting(Path, Documentation)
{
    public override string Limits => Limit?.Text ?? "";
}
