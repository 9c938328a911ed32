using System;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// The word in place of a table of credentials that says that there are none. Leaving the table out says so only when a process starts: a
/// file that is emptied by accident leaves it out too.
/// </summary>
internal static class NoCredentials
{
    /// <summary>What the key of a table of credentials may have.</summary>
    public const string Expected = "a table with credentials, or \"none\",";

    private const string Word = "none";

    /// <summary>Returns the row of the word; it stands after the rows of the table's keys, which are looked for first.</summary>
    public static PartSetting Row(string table) => new(
        table, "instead of the table: use no credentials; also lets a reload remove credentials", Limit);

    /// <summary>Determines whether a table of credentials is replaced by the word.</summary>
    public static bool Is(SettingNode? table) => string.Equals(table?.Value, Word, StringComparison.OrdinalIgnoreCase);

    private static readonly SettingLimit<string> Limit = new("`none`", Expected, text => text == Word);
}
