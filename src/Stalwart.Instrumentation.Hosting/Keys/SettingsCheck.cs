using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// Checks a tree of settings and reads it into options. The build and the running process share it, so they report the same errors.
/// </summary>
internal static class SettingsCheck
{
    /// <summary>Checks a tree.</summary>
    /// <param name="root">The sections, from any sources.</param>
    /// <param name="options">The options to set; they are valid if there is no error.</param>
    /// <param name="secrets">Looks up secrets; <see langword="null"/> at build.</param>
    /// <param name="last">Code that runs last and can change any option.</param>
    /// <param name="standard">OpenTelemetry's variables, which have been applied to the options; <see langword="null"/> at build.</param>
    /// <returns>The diagnostics, in the order of the file.</returns>
    public static IReadOnlyList<SettingDiagnostic> Run(
        SettingNode root,
        EventMetricsOptions options,
        SecretLookup? secrets,
        Action<EventMetricsOptions>? last = null,
        StandardSettings? standard = null)
    {
        var reading = new SettingsReading(root, options, secrets, standard);
        if (!HasParts(reading))
        {
            return reading.Diagnostics;
        }

        // Code may set the same objects for each reload.
        (options.Prometheus, options.OpenTelemetry, options.Logs) = (
            options.Prometheus with { Tls = options.Prometheus.Tls with { } },
            options.OpenTelemetry with { Tls = options.OpenTelemetry.Tls with { } },
            options.Logs with
            {
                OpenTelemetry = options.Logs.OpenTelemetry with { Tls = options.Logs.OpenTelemetry.Tls with { } },
            });
        CheckSections(root, reading);
        PlaceholderRule.Apply(reading);
        foreach (Setting setting in SettingsTable.Rows)
        {
            if (reading.Find(setting.Path) is { } node)
            {
                setting.Read(node, reading);
            }
        }

        foreach (Action<SettingsReading> rule in SettingsTable.Rules)
        {
            rule(reading);
        }

        last?.Invoke(options);
        if (HasParts(reading))
        {
            CheckOptions(reading);
        }

        return SettingDiagnostic.InOrder(standard is null ? reading.Diagnostics : reading.Diagnostics.Concat(standard.Diagnostics));
    }

    /// <summary>Returns the table of a part of the options that code has set to null; <see langword="null"/> if there is none.</summary>
    public static string? MissingPart(EventMetricsOptions options) => options.Prometheus is null ? SettingsTable.Section + ".prometheus"
        : options.OpenTelemetry is null ? SettingsTable.Section + ".open-telemetry"
        : options.Logs is null ? SettingsTable.LogsSection
        : options.Logs.OpenTelemetry is null ? OtlpSection.Logs.Table
        : options.Prometheus.Tls is null ? TlsSettings.ServerTable
        : OtlpSection.All.FirstOrDefault(section => section.Part(options).Tls is null)?.Tls;

    /// <summary>Checks that code has not set any part of the options to null.</summary>
    private static bool HasParts(SettingsReading reading)
    {
        string? missing = MissingPart(reading.Options);
        if (missing is not null)
        {
            reading.InvalidInCode(missing, "options", "null");
        }

        return missing is null;
    }

    private static void CheckOptions(SettingsReading reading)
    {
        int before = reading.Diagnostics.Count;
        foreach (Setting setting in SettingsTable.Rows)
        {
            setting.CheckValue(reading);
        }

        // The last rules require options that are individually valid.
        if (reading.Diagnostics.Count == before)
        {
            foreach (Action<SettingsReading> rule in SettingsTable.LastRules)
            {
                rule(reading);
            }
        }
    }

    private static void CheckSections(SettingNode root, SettingsReading reading)
    {
        foreach (SettingNode section in root.Children)
        {
            if (SettingsTable.Sections.Contains(section.Name))
            {
                if (IsOfApplication(section, reading))
                {
                    continue;
                }

                CheckKeys(section, section.Name + ".", reading);
            }
            else if (MisspelledSection.Meant(section, root) is { } meant)
            {
                Suggestion? suggestion = section.KeyOrigin?.Span is { } span ? Suggestion.Key(meant, span) : null;
                reading.Add(ConfigurationRules.Section, section.KeyOrigin, section.Path, suggestion, [section.Name, meant]);
            }
        }
    }

    /// <summary>
    /// Returns whether a section named <c>logs</c> belongs to the application, as it may in existing files: none of its keys is one of
    /// these settings or a misspelling of one.
    /// </summary>
    private static bool IsOfApplication(SettingNode section, SettingsReading reading)
    {
        IReadOnlyList<string> known = SettingsTable.KeysOf(section.Name + ".");
        return section is { Name: SettingsTable.LogsSection, Value: null }
            && !section.Children.Any(child => reading.Nearest(child.Name, known) is not null);
    }

    private static void CheckKeys(SettingNode table, string path, SettingsReading reading)
    {
        bool isCredentials = CredentialRules.IsTable(path.TrimEnd('.'));
        if (table is { Value.Length: > 0 } && !(isCredentials && NoCredentials.Is(table)))
        {
            reading.Invalid(table, isCredentials ? NoCredentials.Expected : "a table");
        }

        IReadOnlyList<string> known = SettingsTable.KeysOf(path);
        foreach (SettingNode child in table.Children)
        {
            string? name = known.FirstOrDefault(key => SettingNode.Normalize(key) == SettingNode.Normalize(child.Name));
            if (name is null)
            {
                Unknown(child, path, reading);
            }
            else if (SettingsTable.IsTable(path + name))
            {
                CheckKeys(child, path + name + ".", reading);
            }
        }
    }

    private static void Unknown(SettingNode node, string path, SettingsReading reading)
    {
        if (path == SettingsTable.Section + "."
            && SettingsTable.Foreign.Any(key => SettingNode.Normalize(key) == SettingNode.Normalize(node.Name)))
        {
            return;
        }

        if (path == SettingsTable.Section + "." && SettingsTable.WithoutEffect.FirstOrDefault(
            key => SettingNode.Normalize(key) == SettingNode.Normalize(node.Name)) is { } other)
        {
            reading.Add(ConfigurationRules.NoEffect, node.KeyOrigin ?? node.AnyOrigin(), node.Path, null, [path + other]);
            return;
        }

        IReadOnlyList<string> known = SettingsTable.KeysOf(path);
        Remedy remedy = Remedy.Of(reading.Nearest(node.Name, known), known, "keys");
        SettingOrigin? origin = node.KeyOrigin ?? node.AnyOrigin();
        Suggestion? suggestion = origin?.Span is SourceSpan span ? Suggestion.Key(remedy.Near, span) : null;
        string table = path.Substring(0, path.Length - 1);
        reading.Add(ConfigurationRules.Key, origin, node.Path, suggestion, [table, node.Name, remedy.Words]);
    }
}
