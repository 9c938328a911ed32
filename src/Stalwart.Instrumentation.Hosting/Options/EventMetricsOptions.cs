using System.Collections.Generic;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// Represents the options of a host's metrics and logs, the sections <c>metrics</c> and <c>logs</c> of the configuration. Not thread-safe
/// while they are changed; the options in effect are replaced as a whole and must not be changed.
/// </summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed partial record EventMetricsOptions
{
    /// <summary>Gets or sets names or patterns of events and metrics to disable. The default is empty.</summary>
    public IReadOnlyList<string> DisabledEvents { get; set; } = [];

    /// <summary>
    /// Gets or sets names or patterns to enable, with precedence over <see cref="DisabledEvents"/> and the catalogue. The default is empty.
    /// </summary>
    public IReadOnlyList<string> EnabledEvents { get; set; } = [];

    /// <summary>Gets or sets whether series without records are exported, as 0. The default is <see langword="false"/>.</summary>
    public bool ExportZeros { get; set; }

    /// <summary>
    /// Gets or sets whether each series of a counter or histogram keeps an exemplar: the trace of its last record under a sampled
    /// activity. The default is <see langword="false"/>.
    /// </summary>
    public bool Exemplars { get; set; }

    /// <summary>
    /// Gets or sets the other meters of the process to export, such as <c>System.Runtime</c>: names or patterns with <c>*</c>, without
    /// <c>/</c> and <c>?</c>. The default is empty. A change takes effect after a restart.
    /// </summary>
    public IReadOnlyList<string> Meters { get; set; } = [];

    /// <summary>
    /// Gets or sets whether changes of the configuration are applied to the running process. The default is <see langword="true"/>. A
    /// change takes effect after a restart.
    /// </summary>
    public bool Reload { get; set; } = true;

    /// <summary>
    /// Gets or sets the attributes of the resource, such as <c>service.namespace</c>, with names and values that are not empty. The default
    /// is empty.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Resource { get; set; } = [];

    /// <summary>Gets or sets the options of the Prometheus endpoint.</summary>
    public PrometheusOptions Prometheus { get; set; } = new();

    /// <summary>Gets or sets the options of OTLP exports.</summary>
    public OtlpOptions OpenTelemetry { get; set; } = new();

    /// <summary>Gets or sets the options of log records, the section <c>logs</c>.</summary>
    public EventLogOptions Logs { get; set; } = new();
}
