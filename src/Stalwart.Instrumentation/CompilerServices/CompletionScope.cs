using System.Diagnostics.CodeAnalysis;

namespace Stalwart.Instrumentation.CompilerServices;

/// <summary>
/// Records an event when it is disposed, unless <see cref="Complete"/> was called before: when an exception or an early return left the
/// block. Made by generated methods.
/// </summary>
/// <typeparam name="TArguments">The event's tags.</typeparam>
/// <remarks>
/// A struct that is no ref struct: it allocates nothing, and lives across an <see langword="await"/>. Keep it in one <c>using</c>
/// variable: a copy does not see the call. Not thread-safe.
/// </remarks>
[SuppressMessage("Performance", "CA1815", Justification = "Scopes are not compared.")]
public struct CompletionScope<TArguments> : IDisposable
{
    private readonly TArguments arguments;
    private Action<TArguments>? record;

    /// <summary>Initializes a scope.</summary>
    /// <param name="record">Records the event.</param>
    /// <param name="arguments">What it is recorded with.</param>
    public CompletionScope(Action<TArguments> record, TArguments arguments)
    {
        this.record = record;
        this.arguments = arguments;
    }

    /// <summary>Tells that the work succeeded, so that the event is not recorded. May be called several times.</summary>
    public void Complete() => record = null;

    /// <summary>Records the event unless <see cref="Complete"/> was called; a second call does nothing.</summary>
    public void Dispose()
    {
        Action<TArguments>? pending = record;
        record = null;
        pending?.Invoke(arguments);
    }
}
