using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>Exports the log records of a host's events, beside the logging providers of the host. Thread-safe.</summary>
internal abstract class LogExporter : IDisposable
{
    /// <summary>Gets whether it takes records.</summary>
    public abstract bool IsOn { get; }

    /// <summary>Gets how many of the records that it took did not arrive, as far as is known.</summary>
    public abstract long Lost { get; }

    /// <summary>Takes a record, in the context of the call that made it.</summary>
    /// <param name="category">The record's category.</param>
    /// <param name="level">The record's level.</param>
    /// <param name="id">The event's id and name.</param>
    /// <param name="record">The record.</param>
    /// <returns>Whether there was room for it.</returns>
    public abstract bool TryTake(string category, LogLevel level, EventId id, in EventLogState record);

    /// <summary>Applies changed options, which are as before in what cannot change while the process runs.</summary>
    /// <param name="changed">The options.</param>
    public abstract void Change(EventMetricsOptions changed);

    /// <summary>Exports now the records that it has.</summary>
    /// <param name="timeout">How long to wait.</param>
    /// <returns>Whether they arrived.</returns>
    public abstract bool Flush(TimeSpan timeout);

    /// <summary>Exports the records that it has, within the timeout of its options, and nothing after them.</summary>
    public abstract void Stop();

    public abstract void Dispose();
}
