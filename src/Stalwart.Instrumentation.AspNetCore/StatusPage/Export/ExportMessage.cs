namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Export;

/// <summary>How exports and the configuration are at one moment.</summary>
/// <param name="Exporters">The exporters that were on since the process started.</param>
/// <param name="Configuration">The configuration.</param>
internal sealed record ExportMessage(ExporterRow[] Exporters, ConfigurationRow Configuration);
