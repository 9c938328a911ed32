using System;
using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// The settings of the sections <c>metrics</c> and <c>logs</c>. A new key is one row and the option that it sets: the check at build and at
/// run time, the listing, reloads and the operator's manual are derived from the row.
/// </summary>
internal static class SettingsTable
{
    public const string Section = "metrics";
    public const string LogsSection = "logs";
    public const string PrometheusTable = Section + ".prometheus";

    /// <summary>The sections. All others belong to the application.</summary>
    public static readonly IReadOnlyList<string> Sections = [Section, LogsSection];

    /// <summary>The settings, in the order of the manual.</summary>
    public static readonly IReadOnlyList<Setting> Rows =
    [
        .. MetricsSettings.Rows,
        .. PrometheusSettings.Rows,
        .. OtlpSettings.Metrics,
        .. LogSettings.Rows,
        .. OtlpSettings.Logs,
    ];

    /// <summary>The rules between keys, which run after the settings are read and combine several keys into one option.</summary>
    public static readonly IReadOnlyList<Action<SettingsReading>> Rules = [CredentialRules.Prometheus, CredentialRules.Exports];

    /// <summary>The rules between options, which run last, whatever has set the options.</summary>
    public static readonly IReadOnlyList<Action<SettingsReading>> LastRules =
        [reading => reading.Standard?.Finish(reading), CredentialRules.Check, EndpointSettingRule.Apply, TlsRules.Check];

    /// <summary>The keys of Microsoft.Extensions.Diagnostics, which also reads the section <c>metrics</c>.</summary>
    public static readonly IReadOnlyList<string> Foreign = ["EnabledMetrics"];

    /// <summary>
    /// The tables of <c>metrics</c> in a mail server's own file that have no effect here, so the file can be used unchanged.
    /// </summary>
    public static readonly IReadOnlyList<string> WithoutEffect = ["history", "alerts"];

    private static readonly HashSet<string> TablesOfNames =
        [.. Rows.Where(row => row.IsTableOfNames).Select(row => SettingNode.Normalize(row.Path))];

    /// <summary>Returns the keys of a table.</summary>
    /// <param name="path">The table with a trailing dot; empty for the sections.</param>
    public static IReadOnlyList<string> KeysOf(string path) =>
    [
        .. Rows.Where(row => row.Path.StartsWith(path, StringComparison.Ordinal))
            .Select(row => row.Path.Substring(path.Length).Split('.')[0])
            .Distinct(),
    ];

    /// <summary>Returns whether a section has one of the settings; others use sections of the same names for their own settings.</summary>
    /// <param name="section">The section.</param>
    /// <param name="keys">Its keys, in any spelling.</param>
    public static bool HasSetting(string section, IEnumerable<string> keys)
    {
        string[] known = [.. KeysOf(section + ".").Select(SettingNode.Normalize)];
        return keys.Any(key => known.Contains(SettingNode.Normalize(key)));
    }

    /// <summary>Returns a key as the table spells it; variables use capitals and no dashes.</summary>
    public static string KeyOf(string path)
    {
        string key = SettingNode.Normalize(path);
        foreach (string known in Rows.Select(row => row.Path))
        {
            string row = SettingNode.Normalize(known);
            if (row == key || row.StartsWith(key + ".", StringComparison.Ordinal))
            {
                return string.Join(".", known.Split('.').Take(key.Split('.').Length));
            }

            if (key.StartsWith(row + ".", StringComparison.Ordinal))
            {
                return string.Join(".", [known, .. path.Split('.').Skip(known.Split('.').Length)]);
            }
        }

        return path;
    }

    /// <summary>Returns whether a key, its table or a key below it may contain a secret.</summary>
    /// <param name="key">The full key, as the table spells it.</param>
    public static bool MayHoldSecret(string key) => Rows.Any(row => row.MayHoldSecret
        && (row.Path == key || IsBelow(row.Path, key) || IsBelow(key, row.Path)));

    /// <summary>Returns whether a key is a table of further keys.</summary>
    public static bool IsTable(string path) => Rows.Any(row => IsBelow(row.Path, path));

    /// <summary>Returns whether the keys below a key, in any spelling, are names.</summary>
    public static bool IsTableOfNames(string path) => TablesOfNames.Contains(SettingNode.Normalize(path));

    private static bool IsBelow(string key, string table) => key.StartsWith(table + ".", StringComparison.Ordinal);
}
