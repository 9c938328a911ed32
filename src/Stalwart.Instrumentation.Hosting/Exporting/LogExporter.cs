using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>Exports the log records of a host's events, in addition to the host's logging providers. Thread-safe.</summary>
internal abstract class LogExporter : IDisposable
{
    /// <summary>Gets whether it accepts records.</summary>
    public abstract bool IsOn { get; }

    /// <summary>Gets the number of accepted records that were lost, as far as known.</summary>
    public abstract long Lost { get; }

    /// <summary>Accepts a record, in the context of the call that made it.</summary>
    /// <param name="category">The record's category.</param>
    /// <param name="level">The record's level.</param>
    /// <param name="id">The event's id and name.</param>
    /// <param name="record">The record.</param>
    /// <returns>Whether the queue had room for it.</returns>
    public abstract bool TryTake(string category, LogLevel level, EventId id, in EventLogState record);

    /// <summary>Applies changed options. Options that require a restart are unchanged.</summary>
    /// <param name="changed">The options.</param>
    public abstract void Change(EventMetricsOptions changed);

    /// <summary>Exports the queued records.</summary>
    /// <param name="timeout">The max time to wait.</param>
    /// <returns>Whether the export succeeded.</returns>
    public abstract bool Flush(TimeSpan timeout);

    /// <summary>Exports the queued records, within the timeout of its options, and stops exporting.</summary>
    public abstract void Stop();

    public abstract void Dispose();
}
