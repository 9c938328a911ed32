using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>One pass over a tree of settings, which sets options and reports diagnostics.</summary>
/// <param name="root">The root, whose children are the sections.</param>
/// <param name="options">The options to set.</param>
/// <param name="secrets">Looks up secrets; <see langword="null"/> at build.</param>
/// <param name="standard">OpenTelemetry's variables; <see langword="null"/> at build.</param>
internal sealed class SettingsReading(
    SettingNode root, EventMetricsOptions options, SecretLookup? secrets, StandardSettings? standard = null)
{
    private readonly List<SettingDiagnostic> diagnostics = [];
    private readonly Speller speller = new();

    public EventMetricsOptions Options => options;

    public SecretLookup? Secrets => secrets;

    public StandardSettings? Standard => standard;

    public IReadOnlyList<SettingDiagnostic> Diagnostics => diagnostics;

    /// <summary>Returns the node of a key.</summary>
    public SettingNode? Find(string path) => path.Split('.').Aggregate((SettingNode?)root, (node, name) => node?.Find(name));

    /// <summary>Returns the text of a node that must not be a table or an array; <see langword="null"/> if there is none.</summary>
    public string? Text(SettingNode node, string expected)
    {
        if (node.Children.Count > 0)
        {
            Invalid(node, expected);
        }

        return node.IsUnreadable ? null : node.Value;
    }

    /// <summary>Returns the name that was probably meant, regardless of how its words are joined.</summary>
    public string? Nearest(string word, IReadOnlyList<string> candidates)
    {
        string? near = speller.Find(SettingNode.Normalize(word), candidates.Select(SettingNode.Normalize));
        return candidates.FirstOrDefault(candidate => SettingNode.Normalize(candidate) == near);
    }

    /// <summary>Reports an invalid value.</summary>
    /// <param name="node">The key.</param>
    /// <param name="expected">The valid values.</param>
    /// <param name="found">The text for "found" instead of the value, which is shown unless it may be a secret.</param>
    /// <param name="origin">The location, if it is not the key's.</param>
    /// <param name="suggestion">The edit that fixes it.</param>
    public void Invalid(
        SettingNode node, string expected, string? found = null, SettingOrigin? origin = null, Suggestion? suggestion = null)
    {
        string key = SettingsTable.KeyOf(node.Path);
        Add(ConfigurationRules.Value, origin ?? node.AnyOrigin(), node.Path, suggestion, [key, found ?? Found(node, key), expected]);
    }

    /// <summary>Reports an invalid value that code has set.</summary>
    public void InvalidInCode(string path, string expected, string found) =>
        Add(ConfigurationRules.Value, SettingOrigin.Code, path, null, [path, found, expected]);

    /// <summary>Reports a key that conflicts with others, at its own location, at that of its table if it is missing, or in code.</summary>
    public void Conflict(string path, string problem)
    {
        SettingNode? node = Find(path) ?? Find(path.Substring(0, path.LastIndexOf('.')));
        SettingOrigin? origin = node is null ? SettingOrigin.Code : node.AnyOrigin();
        Add(ConfigurationRules.Conflict, origin, path, null, [Name(path), problem]);
    }

    public void Add(Rule rule, SettingOrigin? origin, string path, Suggestion? suggestion, IReadOnlyList<string> arguments) =>
        diagnostics.Add(new SettingDiagnostic(rule, origin, path, suggestion, arguments));

    /// <summary>Returns a value for a message. The replacement of a placeholder may be a secret, whatever the key.</summary>
    public static string Shown(SettingNode node) =>
        node.Written is null ? ShownValue.Of(node.Value ?? "") : $"the value of {ShownValue.Of(node.Written)}";

    private static string Found(SettingNode node, string key) =>
        node.Children.Count > 0 || node.Value is null || SettingsTable.MayHoldSecret(key) ? node.Found : Shown(node);

    private static string Name(string path) => path.Substring(path.LastIndexOf('.') + 1);
}
