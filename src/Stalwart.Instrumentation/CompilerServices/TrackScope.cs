using System.Diagnostics.CodeAnalysis;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// Records the event that ends what another event began when it is disposed, so that the up-down-counters of the two go down again. Made by
/// generated methods.
/// </summary>
/// <typeparam name="TArguments">The tags of the first event.</typeparam>
/// <remarks>
/// A struct that is no ref struct: it allocates nothing, and lives across an <see langword="await"/>. Keep it in one <c>using</c>
/// variable: a copy records on its own. Not thread-safe.
/// </remarks>
[SuppressMessage("Performance", "CA1815", Justification = "Scopes are not compared.")]
public struct TrackScope<TArguments> : IDisposable
{
    private readonly TArguments arguments;
    private Action<TArguments>? end;

    /// <summary>Initializes a scope; the event that begins has been recorded.</summary>
    /// <param name="end">Records the event that ends.</param>
    /// <param name="arguments">What it is recorded with.</param>
    public TrackScope(Action<TArguments> end, TArguments arguments)
    {
        this.end = end;
        this.arguments = arguments;
    }

    /// <summary>Records the event that ends; a second call does nothing.</summary>
    public void Dispose()
    {
        Action<TArguments>? pending = end;
        end = null;
        pending?.Invoke(arguments);
    }
}
