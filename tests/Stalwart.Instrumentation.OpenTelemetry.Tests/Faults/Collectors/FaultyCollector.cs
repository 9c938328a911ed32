using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>A collector at fault, until it recovers.</summary>
internal abstract class FaultyCollector : IAsyncDisposable
{
    /// <summary>Gets what the operator configures.</summary>
    public abstract string Endpoint { get; }

    /// <summary>Gets how many exports or connections arrived; -1 when they cannot be counted.</summary>
    public abstract int Attempts { get; }

    /// <summary>Gets the keys of the operator's tables <c>tls</c>; empty without.</summary>
    public virtual string TlsKeys => "";

    /// <summary>Returns a reason with what is known only now.</summary>
    public virtual string Complete(string reason) => reason;

    /// <summary>Ends the fault.</summary>
    /// <returns>The collector that takes exports from now on, at the endpoint unless a test has to configure another.</returns>
    public abstract Task<OtlpReceiver> RecoverAsync(OtlpTransport transport);

    public abstract ValueTask DisposeAsync();
}
