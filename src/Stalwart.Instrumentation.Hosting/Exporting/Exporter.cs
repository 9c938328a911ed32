using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>
/// A running exporter of a host. Its methods are called one at a time, in the order of their declaration, except <see cref="Change"/> and
/// <see cref="Flush"/>, which can be called at any time before <see cref="Stop"/>.
/// </summary>
internal abstract class Exporter : IAsyncDisposable
{
    /// <summary>Runs the part that belongs to the host's start, such as listening.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public virtual Task StartAsync(IServiceProvider services, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called when the host has started and the application has mapped its endpoints.</summary>
    public virtual void Started()
    {
    }

    /// <summary>Applies changed options. Options that require a restart are unchanged.</summary>
    /// <param name="changed">The options.</param>
    public virtual void Change(EventMetricsOptions changed)
    {
    }

    /// <summary>Exports everything recorded so far, if this exporter pushes.</summary>
    /// <returns>Whether the export succeeded.</returns>
    public virtual bool Flush() => true;

    /// <summary>Stops what the host's start began. <see cref="Stop"/> still exports what is recorded afterward.</summary>
    /// <param name="cancellationToken">Cancels the stop.</param>
    public virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Exports the last values, if this exporter pushes, and stops exporting.</summary>
    public virtual void Stop()
    {
    }

    public abstract ValueTask DisposeAsync();
}
