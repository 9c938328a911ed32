using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>
/// Calls back from the C library's destructor of a thread's own data, when .NET has taken its leave of the thread: the last moment at
/// which managed code can run on it.
/// </summary>
internal static unsafe partial class NativeThreadEnd
{
    private static readonly uint Key = Create();
    private static Action? callback;

    /// <summary>Sets what runs at the end of each thread that asks for it. Must not throw.</summary>
    public static void Set(Action? action) => callback = action;

    /// <summary>Asks for the call at the end of the current thread.</summary>
    public static void Ask() => _ = pthread_setspecific(Key, 1);

    private static uint Create()
    {
        _ = pthread_key_create(out uint key, &OnEnd);
        return key;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEnd(nint value) => callback?.Invoke();

    [LibraryImport("libc")]
    private static partial int pthread_key_create(out uint key, delegate* unmanaged[Cdecl]<nint, void> destructor);

    [LibraryImport("libc")]
    private static partial int pthread_setspecific(uint key, nint value);
}
