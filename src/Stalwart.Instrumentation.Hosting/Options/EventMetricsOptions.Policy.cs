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
    };
}
