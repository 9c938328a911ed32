using System;
using System.Collections.Generic;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A table of OTLP exports; what the tables have in common is written once in terms of it.</summary>
/// <param name="Table">The table, with its section.</param>
/// <param name="HttpPath">The path of its signal in OTLP over HTTP.</param>
/// <param name="Part">The part of the options that the table sets.</param>
internal sealed record OtlpSection(string Table, string HttpPath, Func<EventMetricsOptions, OtlpExportOptions> Part)
{
    public static readonly OtlpSection Metrics = new(
        SettingsTable.Section + ".open-telemetry", "/v1/metrics", options => options.OpenTelemetry);

    public static readonly OtlpSection Logs = new(
        SettingsTable.LogsSection + ".open-telemetry", "/v1/logs", options => options.Logs.OpenTelemetry);

    public static readonly IReadOnlyList<OtlpSection> All = [Metrics, Logs];

    /// <summary>Gets the table of the credentials.</summary>
    public string Auth => Table + ".auth";

    /// <summary>Gets the TLS table.</summary>
    public string Tls => Table + ".tls";
}
