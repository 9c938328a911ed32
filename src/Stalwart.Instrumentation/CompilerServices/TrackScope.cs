using System.Diagnostics.CodeAnalysis;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// Records the event that ends what another event began when it is disposed, so the up-down-counters of the two events return. Created by
/// generated methods.
/// </summary>
/// <typeparam name="TArguments">The tags of the beginning event.</typeparam>
/// <remarks>
/// A struct that is not a ref struct: it allocates nothing, and can be used across an <see langword="await"/>. Keep it in a single
/// <c>using</c> variable, because a copy records separately. Not thread-safe.
/// </remarks>
[SuppressMessage("Performance", "CA1815", Justification = "Scopes are not compared.")]
public struct TrackScope<TArguments> : IDisposable
{
    private readonly TArguments arguments;
    private Action<TArguments>? end;

    /// <summary>Initializes a scope after the beginning event was recorded.</summary>
    /// <param name="end">Records the ending event.</param>
    /// <param name="arguments">The arguments of the record.</param>
    public TrackScope(Action<TArguments> end, TArguments arguments)
    {
        this.end = end;
        this.arguments = arguments;
    }

    /// <summary>Records the ending event. Further calls do nothing.</summary>
    public void Dispose()
    {
        Action<TArguments>? pending = end;
        end = null;
        pending?.Invoke(arguments);
    }
}
