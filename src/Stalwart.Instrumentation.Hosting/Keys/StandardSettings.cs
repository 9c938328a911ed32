using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>
/// The settings from OpenTelemetry's variables, which have lower precedence than code. An invalid value is a warning and counts as unset,
/// because the variable may be meant for other libraries.
/// </summary>
internal sealed class StandardSettings
{
    private readonly List<SettingDiagnostic> diagnostics = [];
    private readonly Dictionary<string, string> variables = [];
    private readonly List<(string Key, string Variable)> parts = [];

    public bool IsDisabled { get; set; }

    /// <summary>Gets or sets the exporters of metrics; <see langword="null"/> if the variable is not set.</summary>
    public IReadOnlyList<string>? MetricsExporters { get; set; }

    /// <summary>Gets or sets the exporters of log records; <see langword="null"/> if the variable is not set.</summary>
    public IReadOnlyList<string>? LogsExporters { get; set; }

    public StandardConnection Metrics { get; } = new(OtlpSection.Metrics);

    public StandardConnection Logs { get; } = new(OtlpSection.Logs);

    public IReadOnlyList<StandardConnection> Connections => [Metrics, Logs];

    public TimeSpan? Interval { get; set; }

    public OtlpTemporality? Temporality { get; set; }

    public string? PrometheusHost { get; set; }

    public string? PrometheusPort { get; set; }

    public SortedDictionary<string, string> Resource { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<SettingDiagnostic> Diagnostics => diagnostics;

    /// <summary>Gets the variable that enables pushes of metrics.</summary>
    private string? MetricsSwitch =>
        MetricsExporters is null ? variables.TryGetValue(OtlpSection.Metrics.Table + ".endpoint", out string? name) ? name : null
        : MetricsExporters.Contains("otlp") ? StandardVariables.MetricsExporter
        : null;

    /// <summary>
    /// Gets the variable that enables pushes of log records. An endpoint does not: an application configured by variables already pushes
    /// its logs, including those of events, through the SDK, and would push each of them twice.
    /// </summary>
    private string? LogsSwitch => LogsExporters?.Contains("otlp") == true ? StandardVariables.LogsExporter : null;

    /// <summary>Reads the variables.</summary>
    /// <param name="variable">Returns the value of a variable; an empty one counts as unset.</param>
    public static StandardSettings Read(Func<string, string?> variable)
    {
        var settings = new StandardSettings();
        foreach (StandardVariable row in StandardVariables.Rows)
        {
            string text = variable(row.Name)?.Trim() ?? "";
            if (text.Length == 0)
            {
                continue;
            }

            if (!row.TryRead(text, settings))
            {
                string found = row.MayHoldSecret ? "something else" : ShownValue.Of(text);
                settings.Add(StandardRules.Ignored, row.Name, row.Name, found, row.Expected);
                continue;
            }

            foreach (string key in row.Keys)
            {
                settings.variables[key] = row.Name;
                if (row.IsPart)
                {
                    settings.parts.Add((key, row.Name));
                }
            }
        }

        return settings;
    }

    /// <summary>Returns the variables that set the option of a key; several if each sets a part of it.</summary>
    public IEnumerable<string> VariablesOf(string key)
    {
        string[] names = [.. parts.Where(part => part.Key == key).Select(part => part.Variable)];
        return names.Length > 0 ? names : variables.TryGetValue(key, out string? name) ? [name] : [];
    }

    /// <summary>Returns the origin of a variable's value.</summary>
    public static SettingOrigin OriginOf(string variable) => new($"environment variable {variable}", null);

    /// <summary>Returns the address to listen on.</summary>
    public static string Listen(string? host, string? port)
    {
        string address = host ?? "localhost";
        return $"{(address.Contains(':') && address[0] != '[' ? $"[{address}]" : address)}:{port ?? "9464"}";
    }

    /// <summary>Returns whether pushes of a signal use the endpoint of a variable.</summary>
    public bool HasSetEndpointOf(OtlpSection section) => Connections.Any(own => own.Section == section && own.HasSetEndpoint);

    /// <summary>Returns the variable that names a TLS file; <see langword="null"/> if another source does.</summary>
    /// <param name="key">The key of the file.</param>
    /// <param name="file">The file.</param>
    public string? VariableOf(string key, string file) => variables.TryGetValue(key, out string? variable)
        && Connections.Any(own => key.StartsWith(own.Section.Tls + ".", StringComparison.Ordinal) && own.HasFile(file)) ? variable : null;

    /// <summary>Applies the variables to new options, before code and the configuration.</summary>
    /// <param name="options">New options.</param>
    /// <param name="missing">The packages that are not installed, by the table of their exporter.</param>
    /// <param name="turnOn">Whether the variables enable exporters.</param>
    public void Fill(EventMetricsOptions options, IReadOnlyDictionary<string, string> missing, bool turnOn = true)
    {
        turnOn &= !IsDisabled;
        Connect(Metrics, options.OpenTelemetry, turnOn ? MetricsSwitch : null, missing);
        Connect(Logs, options.Logs.OpenTelemetry, turnOn ? LogsSwitch : null, missing);
        options.OpenTelemetry.Interval = Interval ?? options.OpenTelemetry.Interval;
        options.OpenTelemetry.Temporality = Temporality ?? options.OpenTelemetry.Temporality;
        if (PrometheusHost is not null || PrometheusPort is not null)
        {
            options.Prometheus.Listen = Listen(PrometheusHost, PrometheusPort);
        }

        if (turnOn && MetricsExporters?.Contains("prometheus") == true
            && IsInstalled("prometheus", StandardVariables.MetricsExporter, missing))
        {
            options.Prometheus.Enable = true;
            variables[SettingsTable.Section + ".prometheus.enable"] = StandardVariables.MetricsExporter;
        }
    }

    /// <summary>Completes options after code and the configuration have been read.</summary>
    public void Finish(SettingsReading reading)
    {
        foreach (StandardConnection connection in Connections)
        {
            OtlpSection section = connection.Section;
            connection.Finish(
                section.Part(reading.Options),
                hasOtherHeaders: reading.Find(section.Table + ".headers") is not null,
                needsNoCredentials: reading.Find(section.Auth)?.Value is not null);
        }

        IReadOnlyList<KeyValuePair<string, string>> known = reading.Options.Resource;
        reading.Options.Resource = [.. Resource.Where(own => !known.Any(other => other.Key == own.Key)), .. known];
    }

    private void Connect(
        StandardConnection connection, OtlpExportOptions options, string? variable, IReadOnlyDictionary<string, string> missing)
    {
        bool turnOn = variable is not null && IsInstalled("open-telemetry", variable, missing);
        connection.Fill(options, turnOn);
        string transport = connection.Section.Table + ".transport";
        if (!turnOn)
        {
            variables.Remove(transport);
        }
        else if (connection.Transport is null)
        {
            variables[transport] = variable!;
        }
    }

    private bool IsInstalled(string table, string variable, IReadOnlyDictionary<string, string> missing)
    {
        if (!missing.TryGetValue(table, out string? package))
        {
            return true;
        }

        Add(StandardRules.NotInstalled, variable, variable, package);
        return false;
    }

    private void Add(Rule rule, string variable, params string[] arguments) => diagnostics.Add(
        new SettingDiagnostic(rule, OriginOf(variable), variable, null, arguments));
}
