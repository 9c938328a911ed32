namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>What only the running process has of the options.</content>
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

    /// <summary>Gets the lists of the Prometheus endpoint alone.</summary>
    internal EventPolicy PrometheusLists =>
        new() { DisabledEvents = Prometheus.DisabledEvents, EnabledEvents = Prometheus.EnabledEvents, OtherMeters = Meters };

    /// <summary>Gets the lists of OTLP exports alone.</summary>
    internal EventPolicy OpenTelemetryLists =>
        new() { DisabledEvents = OpenTelemetry.DisabledEvents, EnabledEvents = OpenTelemetry.EnabledEvents, OtherMeters = Meters };
}
