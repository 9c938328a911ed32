using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>
/// An exporter that a host has started. Its methods are called one at a time, in the order of their declaration; <see cref="Change"/> and
/// <see cref="Flush"/> at any time before <see cref="Stop"/>.
/// </summary>
internal abstract class Exporter : IAsyncDisposable
{
    /// <summary>Begins what belongs to the host's start, such as listening.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="cancellationToken">Ends a start that takes too long.</param>
    public virtual Task StartAsync(IServiceProvider services, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The host has started: everything that the application maps is mapped.</summary>
    public virtual void Started()
    {
    }

    /// <summary>Puts changed options in force, which are as before in what cannot change while the process runs.</summary>
    /// <param name="changed">The options.</param>
    public virtual void Change(EventMetricsOptions changed)
    {
    }

    /// <summary>Exports now what is recorded by now, if this exporter pushes.</summary>
    /// <returns>Whether it arrived.</returns>
    public virtual bool Flush() => true;

    /// <summary>Ends what the host's start began. What is recorded after it is still exported by <see cref="Stop"/>.</summary>
    /// <param name="cancellationToken">Ends a stop that takes too long.</param>
    public virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Exports the last values, if this exporter pushes, and nothing after them.</summary>
    public virtual void Stop()
    {
    }

    public abstract ValueTask DisposeAsync();
}
