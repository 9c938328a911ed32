namespace Stalwart.Instrumentation.Prometheus.Tests.IdleExporters;

/// <summary>A list that disables events and metrics.</summary>
public enum ItemList
{
    /// <summary><c>metrics.disabled-events</c> of the operator's file.</summary>
    File,

    /// <summary>The policy that the program applies.</summary>
    Program,

    /// <summary><c>metrics.prometheus.disabled-events</c>.</summary>
    Prometheus,

    /// <summary><c>metrics.open-telemetry.disabled-events</c>.</summary>
    OpenTelemetry,
}
