namespace Stalwart.Instrumentation.Configuration;

/// <summary>A setting that is a part of a group, such as the username of credentials. The rule of the group reads it.</summary>
internal sealed record PartSetting(string Path, string Documentation, SettingLimit<string>? Limit = null) : Setting(Path, Documentation)
{
    public override string Limits => Limit?.Text ?? "";

    /// <summary>Returns a setting for the name of a variable or a file, where an operator may write the secret itself by mistake.</summary>
    public static PartSetting SecretSource(string path, string documentation) => new(path, documentation) { MayHoldSecret = true };
}
