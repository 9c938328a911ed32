using System.Diagnostics.CodeAnalysis;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// Records an event when it is disposed, unless <see cref="Complete"/> was called first: when an exception or an early return left the
/// block. Created by generated methods.
/// </summary>
/// <typeparam name="TArguments">The event's tags.</typeparam>
/// <remarks>
/// A struct that is not a ref struct: it allocates nothing, and can be used across an <see langword="await"/>. Keep it in a single
/// <c>using</c> variable, because a copy does not see the call. Not thread-safe.
/// </remarks>
[SuppressMessage("Performance", "CA1815", Justification = "Scopes are not compared.")]
public struct CompletionScope<TArguments> : IDisposable
{
    private readonly TArguments arguments;
    private Action<TArguments>? record;

    /// <summary>Initializes a scope.</summary>
    /// <param name="record">Records the event.</param>
    /// <param name="arguments">The arguments of the record.</param>
    public CompletionScope(Action<TArguments> record, TArguments arguments)
    {
        this.record = record;
        this.arguments = arguments;
    }

    /// <summary>Marks the work as successful, so the event is not recorded. Can be called several times.</summary>
    public void Complete() => record = null;

    /// <summary>Records the event unless <see cref="Complete"/> was called; a second call does nothing.</summary>
    public void Dispose()
    {
        Action<TArguments>? pending = record;
        record = null;
        pending?.Invoke(arguments);
    }
}
