using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>The entry point of an exporter package. Hosts find it by name, so installing the package is enough.</summary>
internal abstract class ExporterModule
{
    /// <summary>Forwards the exporter's event sources to the host's log, whether or not the exporter is enabled.</summary>
    /// <param name="context">The services of the host.</param>
    public abstract void Attach(ExporterContext context);

    /// <summary>Starts the exporter.</summary>
    /// <param name="context">The services of the host.</param>
    /// <param name="options">The options in effect.</param>
    /// <exception cref="Configuration.EventMetricsConfigurationException">The options and the catalogues conflict.</exception>
    public abstract Exporter Start(ExporterContext context, EventMetricsOptions options);

    /// <summary>Starts the export of log records; returns <see langword="null"/> if the package exports none.</summary>
    /// <param name="context">The services of the host.</param>
    /// <param name="options">The options in effect, which enable log exports.</param>
    public virtual LogExporter? StartLogs(ExporterContext context, EventMetricsOptions options) => null;
}
