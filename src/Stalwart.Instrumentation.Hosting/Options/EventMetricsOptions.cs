namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>The table <c>metrics</c>. Immutable.</summary>
public sealed record EventMetricsOptions
{
    /// <summary>Names or patterns of events and metrics that are turned off.</summary>
    public IReadOnlyList<string> DisabledEvents { get; init; } = [];

    /// <summary>Names or patterns that are turned on again; they win.</summary>
    public IReadOnlyList<string> EnabledEvents { get; init; } = [];

    /// <summary>Whether series that were never touched are exported, as 0.</summary>
    public bool ExportZeros { get; init; }

    /// <summary>Whether changes of the configuration are applied to the running process.</summary>
    public bool Reload { get; init; } = true;

    /// <summary>What the process says of itself beside every metric, such as <c>service.name</c>; ordered by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Resource { get; init; } = [];

    /// <summary>What can be scraped.</summary>
    public PrometheusOptions Prometheus { get; init; } = new();

    /// <summary>What is pushed.</summary>
    public OtlpOptions OpenTelemetry { get; init; } = new();

    internal EventPolicy Policy => new() { DisabledEvents = DisabledEvents, EnabledEvents = EnabledEvents, ExportZeros = ExportZeros };

    internal EventMetricsOptions KeepingWhatNeedsRestart(EventMetricsOptions current) => this with
    {
        Reload = current.Reload,
        Prometheus = current.Prometheus with { Auth = Prometheus.Auth },
        OpenTelemetry = OpenTelemetry with { Temporality = current.OpenTelemetry.Temporality },
    };
}
