using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Filtering;

/// <summary>An exporter of a <see cref="JobCatalogue"/> with its own lists, and the expected exports.</summary>
internal sealed class JobExporter
{
    private readonly HashSet<string> wasOn = [];
    private string[] disabled = [];
    private string[] enabled = [];

    public ExporterGates Gates { get; } = new();

    public ExporterLayer Layer =>
        new(Gates, new EventPolicy { DisabledEvents = disabled, EnabledEvents = enabled }, "metrics.test.");

    /// <summary>Changes its lists at random.</summary>
    public void Change(Random random)
    {
        disabled = [.. JobModel.Names.Where(_ => random.Next(3) == 0)];
        enabled = [.. JobModel.Names.Where(_ => random.Next(5) == 0)];
    }

    /// <summary>Returns whether it exports an event or metric, regardless of its feeders.</summary>
    public bool Lists(string name, bool isOnForAll) => enabled.Contains(name) || (isOnForAll && !disabled.Contains(name));

    /// <summary>Records which metrics are enabled from now on.</summary>
    public void Applied(JobModel model) => wasOn.UnionWith(JobModel.Names.Where(name => model.IsOn(name, this)));

    /// <summary>Returns whether a metric was enabled at any time since the last push.</summary>
    public bool WasOn(string metric) => wasOn.Contains(metric);

    /// <summary>Called when a push has ended.</summary>
    public void Pushed(JobModel model)
    {
        wasOn.Clear();
        Applied(model);
    }
}
