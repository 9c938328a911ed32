using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>
/// Checks the sections <c>metrics</c> and <c>logs</c> of an operator's file as the running process does; other sections belong to the
/// application. Pure.
/// </summary>
public static class OperatorReader
{
    /// <summary>Reads an operator's file.</summary>
    /// <param name="path">The file's path, for the diagnostics.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The names in it, and the diagnostics.</returns>
    public static OperatorFile Read(string path, string text)
    {
        var bag = new DiagnosticBag(path);
        var root = SettingNode.Root();
        foreach (SettingDiagnostic diagnostic in SettingsFile.Read(path, text).Check(root))
        {
            bag.Add(diagnostic.Rule, diagnostic.Origin?.Span ?? default, diagnostic.Suggestion, [.. diagnostic.Arguments]);
        }

        ILookup<NameSubject, OperatorName> names = SettingsTable.Rows
            .SelectMany(setting => Names(root, setting).Select(name => (setting.Subject, name)))
            .ToLookup(pair => pair.Subject, pair => pair.name);
        string[] meters = [.. names[NameSubject.Meters].Select(name => name.Pattern)];
        return new OperatorFile(path, [.. names[NameSubject.Events]], meters, bag.ToArray())
        {
            Sensitivities = [.. names[NameSubject.Sensitivities]],
        };
    }

    private static IEnumerable<OperatorName> Names(SettingNode root, Setting setting)
    {
        if (setting.Subject == NameSubject.None)
        {
            return [];
        }

        SettingNode? node = setting.Path.Split('.').Aggregate((SettingNode?)root, (table, name) => table?.Find(name));
        string key = setting.Path == $"{SettingsTable.Section}.{setting.Name}" ? setting.Name : setting.Path;
        return node switch
        {
            null or { IsUnreadable: true } => [],
            _ when setting.IsTableOfNames => Keys(key, node),
            { Value: string list, Origin.Span: { } span } => OperatorName.List(key, list, span),
            _ => node.Children.Where(item => item.Value is not null && !item.IsUnreadable && item.Origin?.Span is not null)
                .Select(item => new OperatorName(key, item.Value!, item.Origin!.Span!.Value, IsWhole: true)),
        };
    }

    /// <summary>Returns the keys of a table: only a key that is written in one piece can be replaced in one piece.</summary>
    private static IEnumerable<OperatorName> Keys(string key, SettingNode table) => TableEntry.Of(table)
        .Where(entry => entry.Node.Found != "an array" && entry.Node.KeyOrigin?.Span is not null)
        .Select(entry => new OperatorName(
            key, entry.Name, entry.Node.KeyOrigin!.Span!.Value, IsWhole: table.Children.Contains(entry.Node)));
}
