namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>Tracks the status of a host's configuration. Changed by one thread at a time.</summary>
/// <param name="clock">The clock.</param>
internal sealed class ConfigurationStatus(TimeProvider clock)
{
    private ConfigurationSnapshot current = new(clock.GetUtcNow());

    /// <summary>Gets the current snapshot. Thread-safe.</summary>
    public ConfigurationSnapshot Current => Volatile.Read(ref current);

    /// <summary>Records that changed options were applied.</summary>
    public void Applied() => Volatile.Write(ref current, new ConfigurationSnapshot(clock.GetUtcNow(), Waiting: current.Waiting));

    /// <summary>Records that the configuration is valid again without changes.</summary>
    public void Restored() => Volatile.Write(ref current, current with { RejectedReason = null, RejectedTime = null });

    /// <summary>Records that a newer configuration was rejected.</summary>
    /// <param name="reason">The reason, without secrets.</param>
    public void Rejected(string reason) =>
        Volatile.Write(ref current, current with { RejectedReason = reason, RejectedTime = current.RejectedTime ?? clock.GetUtcNow() });

    /// <summary>Sets the changes that take effect after a restart.</summary>
    /// <param name="changes">The changes; empty for none.</param>
    public void WaitsForRestart(string changes) => Volatile.Write(ref current, current with { Waiting = changes });
}
