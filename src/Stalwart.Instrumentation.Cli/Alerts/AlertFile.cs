using System.Text;
using System.Text.Encodings.Web;

namespace Stalwart.Instrumentation.Cli.Alerts;

/// <summary>Writes a file of rules as Prometheus reads it.</summary>
internal sealed class AlertFile(string severity)
{
    private readonly StringBuilder yaml = new("# Written by stalwart-events alerts; change the catalogue and write this again.\n");
    private bool hasGroup;

    public void Add(string group, IEnumerable<AlertRule> rules)
    {
        yaml.Append(hasGroup ? "" : "groups:\n").Append($"  - name: {Quoted(group)}\n    rules:\n");
        hasGroup = true;
        foreach (AlertRule rule in rules)
        {
            yaml.Append($"      - alert: {rule.Name}\n        expr: >-\n          {rule.Expression}\n");
            if (rule.For.Length > 0)
            {
                yaml.Append($"        for: {rule.For}\n");
            }

            Add("labels", [new("severity", severity), .. rule.Labels]);
            Add("annotations", rule.Annotations);
        }
    }

    /// <summary>Returns a text for an annotation, in which {{ would begin a template.</summary>
    public static string Plain(string text) => text.Replace("{{", "{ {", StringComparison.Ordinal);

    public override string ToString() => hasGroup ? yaml.ToString() : $"{yaml}groups: []\n";

    private void Add(string key, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        yaml.Append($"        {key}:\n");
        foreach ((string name, string text) in pairs)
        {
            yaml.Append($"          {name}: {Quoted(text)}\n");
        }
    }

    /// <summary>Every JSON string is one of YAML.</summary>
    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
