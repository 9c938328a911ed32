using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A collector at fault, until it recovers.</summary>
internal abstract class FaultyCollector : IAsyncDisposable
{
    /// <summary>Gets the endpoint that the operator configures.</summary>
    public abstract string Endpoint { get; }

    /// <summary>Gets the number of exports or connections; -1 if they cannot be counted.</summary>
    public abstract int Attempts { get; }

    /// <summary>Gets the keys of the operator's <c>tls</c> tables; empty if there are none.</summary>
    public virtual string TlsKeys => "";

    /// <summary>Completes a reason with details that are known only at run time.</summary>
    public virtual string Complete(string reason) => reason;

    /// <summary>Ends the fault.</summary>
    /// <returns>The collector that accepts exports afterward, at the same endpoint unless a test has to configure another.</returns>
    public abstract Task<OtlpReceiver> RecoverAsync(OtlpTransport transport);

    public abstract ValueTask DisposeAsync();
}
