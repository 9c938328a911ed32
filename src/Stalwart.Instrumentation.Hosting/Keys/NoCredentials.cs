using System;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// The value of <c>auth</c> that replaces the table of credentials with none. A missing table means the same only at startup, because it
/// is also missing in a file that was emptied by accident.
/// </summary>
internal static class NoCredentials
{
    /// <summary>The valid values of the key of a table of credentials.</summary>
    public const string Expected = "a table with credentials, or \"none\",";

    private const string Word = "none";

    /// <summary>Returns the row of the value; it follows the rows of the table's keys, which are found first.</summary>
    public static PartSetting Row(string table) => new(
        table, "no credentials, instead of the table; required for a reload to remove credentials", Limit);

    /// <summary>Determines whether the value replaces a table of credentials.</summary>
    public static bool Is(SettingNode? table) => string.Equals(table?.Value, Word, StringComparison.OrdinalIgnoreCase);

    private static readonly SettingLimit<string> Limit = new("`none`", Expected, text => text == Word);
}
