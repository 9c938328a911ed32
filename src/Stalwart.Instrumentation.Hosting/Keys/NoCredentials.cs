using System;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// The value of <c>auth</c> that stands for no credentials. A missing table means the same only at startup, because it is also missing from
/// a file that was emptied by accident.
/// </summary>
internal static class NoCredentials
{
    /// <summary>The valid values of the key of a credentials table.</summary>
    public const string Expected = "a table with credentials, or \"none\",";

    private const string Word = "none";

    /// <summary>Returns the setting for the value; it follows the settings of the table's keys, which take precedence in lookups.</summary>
    public static PartSetting Row(string table) => new(
        table, "no credentials, instead of the table; required for a reload to remove credentials", Limit);

    /// <summary>Returns whether the value replaces a table of credentials.</summary>
    public static bool Is(SettingNode? table) => string.Equals(table?.Value, Word, StringComparison.OrdinalIgnoreCase);

    private static readonly SettingLimit<string> Limit = new("`none`", Expected, text => text == Word);
}
