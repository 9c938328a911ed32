namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Export;

/// <summary>A snapshot of the exporters and the configuration.</summary>
/// <param name="Exporters">The exporters that have been enabled since the process started.</param>
/// <param name="Configuration">The configuration.</param>
internal sealed record ExportMessage(ExporterRow[] Exporters, ConfigurationRow Configuration);
