namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>The members that only the running process needs.</content>
public sealed partial record EventMetricsOptions
{
    internal EventPolicy Policy => new()
    {
        DisabledEvents = DisabledEvents,
        EnabledEvents = EnabledEvents,
        ExportZeros = ExportZeros,
        Exemplars = Exemplars,
        OtherMeters = Meters,
    };

    /// <summary>Gets the lists that apply to the Prometheus endpoint only.</summary>
    internal EventPolicy PrometheusLists =>
        new() { DisabledEvents = Prometheus.DisabledEvents, EnabledEvents = Prometheus.EnabledEvents, OtherMeters = Meters };

    /// <summary>Gets the lists that apply to OTLP exports only.</summary>
    internal EventPolicy OpenTelemetryLists =>
        new() { DisabledEvents = OpenTelemetry.DisabledEvents, EnabledEvents = OpenTelemetry.EnabledEvents, OtherMeters = Meters };
}
