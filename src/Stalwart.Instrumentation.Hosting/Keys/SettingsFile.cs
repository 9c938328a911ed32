using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A TOML file as a source of settings.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Leaves">The values, in the order of the file.</param>
/// <param name="SyntaxErrors">Syntax errors and duplicate keys.</param>
/// <param name="Unreadable">The statements with a syntax error.</param>
internal sealed record SettingsFile(
    string Path, IReadOnlyList<TomlLeaf> Leaves, IReadOnlyList<SettingDiagnostic> SyntaxErrors, IReadOnlyList<SourceSpan> Unreadable)
{
    /// <summary>Gets the sections with settings, including those with only empty tables and arrays.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Parses a text.</summary>
    public static SettingsFile Read(string path, string text)
    {
        TomlDocument document = TomlReader.Read(text);
        List<SettingDiagnostic> errors =
        [
            .. NotDecoded(path, text),
            .. document.Errors.Where(error => IsDecoded(text, error.Span))
                .Select(error => Error(path, error.Span, SyntaxWording.Of(error.Kind))),
            .. document.Duplicates
                .Where(duplicate => !IsWithin(document.Unreadable, duplicate.Span) && IsDecoded(text, duplicate.Span))
                .Select(duplicate => Duplicate(path, duplicate.Path[duplicate.Path.Count - 1], duplicate.Span, duplicate.First, "")),
        ];
        var leaves = new List<TomlLeaf>();
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (TomlLeaf leaf in TomlFlattener.Flatten(document, text))
        {
            if (!known.TryGetValue(leaf.Key, out int index))
            {
                known.Add(leaf.Key, leaves.Count);
                leaves.Add(leaf);
            }
            else if (leaf.Section is null)
            {
                // Different keys in TOML, but the same key in a configuration, where the last one would win.
                leaves[index] = leaf;
            }
            else if (!leaf.IsUnreadable)
            {
                (string name, SourceSpan span) = leaf.Keys[leaf.Keys.Count - 1];
                errors.Add(Duplicate(path, name, span, leaves[index].Keys[leaf.Keys.Count - 1].Span, " (keys ignore case)"));
            }
        }

        return new SettingsFile(path, leaves, errors, document.Unreadable)
        {
            Sections = [.. SettingsTable.Sections.Where(section => HasSetting(document, section))],
        };
    }

    /// <summary>Checks a file on its own: its syntax, and its sections as if there were no other source.</summary>
    /// <param name="root">Receives the sections.</param>
    public IReadOnlyList<SettingDiagnostic> Check(SettingNode root)
    {
        AddTo(root);
        IEnumerable<SettingDiagnostic> findings = SettingsCheck.Run(root, new(), secrets: null)
            .Where(finding => finding.Origin?.Span is not { } span || !IsWithin(Unreadable, span));
        return SettingDiagnostic.InOrder(SyntaxErrors.Concat(findings));
    }

    /// <summary>Merges the sections' values into a tree, replacing existing ones. Includes sections with a misspelled name.</summary>
    public void AddTo(SettingNode root)
    {
        var near = new HashSet<string>(
            Leaves.Where(leaf => leaf.Section is null).Select(leaf => leaf.Keys[0].Name).Distinct()
                .Where(name => MisspelledSection.Near(name) is not null));
        foreach (TomlLeaf leaf in Leaves.Where(leaf => leaf.Section is not null || near.Contains(leaf.Keys[0].Name)))
        {
            SettingNode node = root.FindOrAdd(leaf.Section ?? leaf.Keys[0].Name);
            node.KeyOrigin ??= new SettingOrigin(Path, leaf.Keys[0].Span);
            foreach ((string name, SourceSpan span) in leaf.Keys.Skip(1))
            {
                node = node.FindOrAdd(name);
                node.KeyOrigin = new SettingOrigin(Path, span);
            }

            node.Value = leaf.Text;
            node.Placeholders = leaf.Placeholders;
            node.Kind = leaf.Kind;
            node.IsUnreadable = leaf.IsUnreadable;
            node.Origin = new SettingOrigin(Path, leaf.Span);
        }
    }

    private static bool HasSetting(TomlDocument document, string section) => document.Root.Entries
        .Where(entry => string.Equals(entry.Key, section, StringComparison.OrdinalIgnoreCase))
        .Any(entry => entry.Value is TomlTable table && SettingsTable.HasSetting(section, table.Entries.Select(item => item.Key)));

    private static IEnumerable<SettingDiagnostic> NotDecoded(string path, string text)
    {
        int first = Undecoded.First(text, 0, text.Length);
        return first < 0 ? [] : [Error(path, new LineMap(text).Span(first, first + 1), Undecoded.Message)];
    }

    private static bool IsDecoded(string text, SourceSpan span) => Undecoded.First(text, span.Start, span.Start + span.Length) < 0;

    private static bool IsWithin(IReadOnlyList<SourceSpan> statements, SourceSpan span) =>
        statements.Any(statement => span.Start >= statement.Start && span.Start < statement.Start + statement.Length);

    private static SettingDiagnostic Duplicate(string path, string key, SourceSpan span, SourceSpan first, string remark)
    {
        string line = (first.StartLine + 1).ToString(CultureInfo.InvariantCulture);
        return Error(path, span, $"Key '{key}' is already defined on line {line}{remark}; remove one of the two");
    }

    private static SettingDiagnostic Error(string path, SourceSpan span, string message) =>
        new(ConfigurationRules.Syntax, new SettingOrigin(path, span), path, null, [message]);
}
