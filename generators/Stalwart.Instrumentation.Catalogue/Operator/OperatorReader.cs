using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>
/// Checks the section <c>metrics</c> of an operator's file as the running process does; other sections belong to the application. Pure.
/// </summary>
public static class OperatorReader
{
    /// <summary>Reads an operator's file.</summary>
    /// <param name="path">The file's path, for the diagnostics.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The names that it switches, and its diagnostics.</returns>
    public static OperatorFile Read(string path, string text)
    {
        var bag = new DiagnosticBag(path);
        var root = new SettingNode(SettingsTable.Section, SettingsTable.Section);
        foreach (SettingDiagnostic diagnostic in SettingsFile.Read(path, text).Check(root))
        {
            bag.Add(diagnostic.Rule, diagnostic.Origin?.Span ?? default, diagnostic.Suggestion, [.. diagnostic.Arguments]);
        }

        ILookup<bool, OperatorName> names = SettingsTable.Rows.OfType<NamesSetting>()
            .SelectMany(setting => Names(root, setting).Select(name => (setting.HasEvents, name)))
            .ToLookup(pair => pair.HasEvents, pair => pair.name);
        return new OperatorFile(path, [.. names[true]], [.. names[false].Select(name => name.Pattern)], bag.ToArray());
    }

    private static IEnumerable<OperatorName> Names(SettingNode root, NamesSetting setting)
    {
        SettingNode? node = setting.Path.Split('.').Aggregate((SettingNode?)root, (table, name) => table?.Find(name));
        string key = setting.Path == setting.Name ? setting.Name : $"{SettingsTable.Section}.{setting.Path}";
        return node switch
        {
            null or { IsUnreadable: true } => [],
            { Value: string list, Origin.Span: { } span } => OperatorName.List(key, list, span),
            _ => node.Children.Where(item => item.Value is not null && item.Origin?.Span is not null)
                .Select(item => new OperatorName(key, item.Value!, item.Origin!.Span!.Value, IsWhole: true)),
        };
    }
}
