using System.Globalization;
using System.Text.Json;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Cli.Terminal;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Cli.Configuring;

/// <summary>The settings that a process would use with a file and an environment, with their diagnostics.</summary>
/// <param name="Settings">The settings, in the order of the documentation.</param>
/// <param name="Diagnostics">The errors and warnings.</param>
internal sealed record ConfigurationReport(
    IReadOnlyList<SettingInForce> Settings, IReadOnlyList<SettingDiagnostic> Diagnostics)
{
    private const string None = "none";
    private const string Default = "default";

    /// <summary>Gets whether an error would prevent a process from starting.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == RuleSeverity.Error);

    /// <summary>Reads the settings.</summary>
    /// <param name="path">The operator's file, as shown to the user; <see langword="null"/> when there is none.</param>
    /// <param name="text">Its text.</param>
    /// <param name="variables">The environment.</param>
    public static ConfigurationReport Of(string? path, string text, IReadOnlyDictionary<string, string> variables)
    {
        SettingsFile file = SettingsFile.Read(path ?? "", text);
        var root = SettingNode.Root();
        file.AddTo(root);
        VariableTree.AddTo(root, variables);
        var options = new EventMetricsOptions();
        StandardSettings standard = StandardSettings.Read(name => variables.GetValueOrDefault(name));
        standard.Fill(options, new Dictionary<string, string>());
        IReadOnlyList<SettingDiagnostic> found = SettingsCheck.Run(root, options, secrets: null, standard: standard);
        return new ConfigurationReport(
            SettingInForce.All(root, options, standard), SettingDiagnostic.InOrder(file.SyntaxErrors.Concat(found)));
    }

    /// <summary>Returns one line per diagnostic.</summary>
    public IEnumerable<string> DiagnosticLines() => Diagnostics.Select(diagnostic => diagnostic.Rule.Id.Length == 0
        ? diagnostic.Message
        : $"{Place(diagnostic.Origin, diagnostic.Path)}: {diagnostic.Rule.Id}: {diagnostic.Message}");

    /// <summary>Returns one line per setting.</summary>
    public IEnumerable<string> Lines() => Columns.Align(
    [
        .. Settings.Select(setting => new[]
        {
            setting.Key,
            Printable.Of(setting.Value ?? None),
            setting.Origins.Count == 0 ? Default : string.Join(", ", setting.Origins.Select(origin => Place(origin, setting.Key))),
        }),
    ]);

    /// <summary>Returns the settings as JSON.</summary>
    public string Json() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("settings");
        foreach (SettingInForce setting in Settings)
        {
            json.WriteStartObject();
            json.WriteString("key", setting.Key);
            json.WriteString("value", setting.Value);
            json.WriteStartArray("origins");
            foreach (SettingOrigin origin in setting.Origins)
            {
                Write(origin, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(SettingOrigin origin, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("source", origin.Source);
        if (origin.Span is { } span)
        {
            json.WriteNumber("line", span.StartLine + 1);
            json.WriteNumber("column", span.StartColumn + 1);
        }

        json.WriteEndObject();
    }

    private static string Place(SettingOrigin? origin, string key) => origin switch
    {
        null => key,
        { Span: { } span } => string.Create(
            CultureInfo.InvariantCulture, $"{origin.Source}({span.StartLine + 1},{span.StartColumn + 1})"),
        _ => origin.Source,
    };
}
