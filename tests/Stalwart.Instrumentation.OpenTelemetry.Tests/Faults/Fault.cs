using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>A row of the table: what is wrong with a collector, and what an operator sees of it.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Reason">The reason in the log, on the page and in the health check; <c>{table}</c> is that of the exports.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Start">Starts the collector for a transport.</param>
internal sealed record Fault(string Name, string Reason, string Fix, Func<OtlpTransport, Task<FaultyCollector>> Start)
{
    /// <summary>Gets the only transport that can have the fault; <see langword="null"/> for both.</summary>
    public OtlpTransport? Only { get; init; }

    /// <summary>Gets the state of the exports: of a collector that only warns, that they succeed.</summary>
    public ExportState State { get; init; } = ExportState.Failing;

    /// <summary>Gets whether an export is tried again within its timeout.</summary>
    public bool IsRetried { get; init; }

    /// <summary>Gets how long exports are paused.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Gets how many items of each export the collector rejects.</summary>
    public long Rejected { get; init; }

    /// <summary>Gets the timeout of an export: short only if it ends the export.</summary>
    public string Timeout { get; init; } = TestTimeout.Toml;

    /// <summary>Gets whether the collector that takes exports in the end has another endpoint, which the operator configures.</summary>
    public bool IsElsewhere { get; init; }

    public IEnumerable<OtlpTransport> Transports => Only is { } one ? [one] : [OtlpTransport.Http, OtlpTransport.Grpc];
}
