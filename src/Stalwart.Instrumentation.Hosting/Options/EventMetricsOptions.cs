using System.Collections.Generic;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>The table <c>metrics</c>. Not thread-safe while it is changed.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed partial record EventMetricsOptions
{
    /// <summary>Names or patterns of events and metrics that are turned off.</summary>
    public IReadOnlyList<string> DisabledEvents { get; set; } = [];

    /// <summary>Names or patterns that are turned on again; they win.</summary>
    public IReadOnlyList<string> EnabledEvents { get; set; } = [];

    /// <summary>Whether series that were never touched are exported, as 0.</summary>
    public bool ExportZeros { get; set; }

    /// <summary>Whether changes of the configuration are applied to the running process.</summary>
    public bool Reload { get; set; } = true;

    /// <summary>What the process says of itself beside every metric, such as <c>service.name</c>; ordered by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Resource { get; set; } = [];

    /// <summary>What can be scraped.</summary>
    public PrometheusOptions Prometheus { get; set; } = new();

    /// <summary>What is pushed.</summary>
    public OtlpOptions OpenTelemetry { get; set; } = new();
}
