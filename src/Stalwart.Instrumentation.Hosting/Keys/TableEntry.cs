using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>An entry of a table whose keys are names.</summary>
/// <param name="Name">The name.</param>
/// <param name="Node">The key, with its value.</param>
internal sealed record TableEntry(string Name, SettingNode Node)
{
    /// <summary>
    /// Returns the entries of a table, in order: <c>"auth.failed"</c>, <c>auth.failed</c>, and a key <c>failed</c> in a table <c>auth</c>
    /// are equivalent.
    /// </summary>
    public static IEnumerable<TableEntry> Of(SettingNode table) => table.Children.SelectMany(child => Of(child, NameOf(child)));

    /// <summary>A name that only a variable provides is in capitals, as variables are; names are not.</summary>
    public static string NameOf(SettingNode node) => node.Name.Any(c => c is >= 'a' and <= 'z') ? node.Name : Lower(node.Name);

    private static IEnumerable<TableEntry> Of(SettingNode node, string name) =>
        node.Value is not null || node.Found == "an array"
            ? [new TableEntry(name, node)]
            : node.Children.SelectMany(child => Of(child, $"{name}.{NameOf(child)}"));

    private static string Lower(string name) => new([.. name.Select(char.ToLowerInvariant)]);
}
