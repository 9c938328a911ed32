using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>What a package with an exporter has for hosts: found by its name, so that installing the package is enough.</summary>
internal abstract class ExporterModule
{
    /// <summary>Brings the exporter's event sources into the host's log, whether or not the options turn the exporter on.</summary>
    /// <param name="context">What the exporter takes from its host.</param>
    public abstract void Attach(ExporterContext context);

    /// <summary>Starts the exporter as the options say.</summary>
    /// <param name="context">What the exporter takes from its host.</param>
    /// <param name="options">The options in force.</param>
    /// <exception cref="Configuration.EventMetricsConfigurationException">The options do not fit the catalogues.</exception>
    public abstract Exporter Start(ExporterContext context, EventMetricsOptions options);

    /// <summary>Starts the export of log records as the options say; <see langword="null"/> when the package exports none.</summary>
    /// <param name="context">What the exporter takes from its host.</param>
    /// <param name="options">The current options, which ask for log records.</param>
    public virtual LogExporter? StartLogs(ExporterContext context, EventMetricsOptions options) => null;
}
