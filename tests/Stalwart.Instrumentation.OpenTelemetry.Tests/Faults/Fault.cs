using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>A row of the table: a fault of a collector, and the operator's view of it.</summary>
/// <param name="Name">The description of the fault.</param>
/// <param name="Reason">
/// The reason in the log, on the page and in the health check; <c>{table}</c> stands for the table of the exports.
/// </param>
/// <param name="Fix">The fix.</param>
/// <param name="Start">Starts the collector for a transport.</param>
internal sealed record Fault(string Name, string Reason, string Fix, Func<OtlpTransport, Task<FaultyCollector>> Start)
{
    /// <summary>Gets the only transport that can have the fault; <see langword="null"/> for both.</summary>
    public OtlpTransport? Only { get; init; }

    /// <summary>Gets the state of the exports; succeeding for a collector that only warns.</summary>
    public ExportState State { get; init; } = ExportState.Failing;

    /// <summary>Gets whether an export is retried within its timeout.</summary>
    public bool IsRetried { get; init; }

    /// <summary>Gets how long exports are paused.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Gets the number of items of each export that the collector rejects.</summary>
    public long Rejected { get; init; }

    /// <summary>Gets the timeout of an export, which is short only if it ends the export.</summary>
    public string Timeout { get; init; } = TestTimeout.Toml;

    /// <summary>Gets whether the collector that finally accepts exports has another endpoint, which the operator configures.</summary>
    public bool IsElsewhere { get; init; }

    public IEnumerable<OtlpTransport> Transports => Only is { } one ? [one] : [OtlpTransport.Http, OtlpTransport.Grpc];
}
