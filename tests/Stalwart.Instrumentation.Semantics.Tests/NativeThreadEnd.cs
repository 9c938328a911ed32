using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>
/// Records from the C library's destructor of thread-specific data, after .NET has detached the thread: the last moment at which managed
/// code can run on it.
/// </summary>
/// <remarks>
/// The runtime takes such a thread for a new one that never ends, and crashes in the next garbage collection, whatever the code does. So
/// this needs a separate process without garbage collections.
/// </remarks>
internal static unsafe partial class NativeThreadEnd
{
    private static readonly uint Key = Create();

    /// <summary>Runs consecutive threads, each of which records once during its lifetime and twice at its end.</summary>
    /// <returns>0.</returns>
    public static int Run(int threads)
    {
        for (int i = 0; i < threads; i++)
        {
            _ = pthread_create(out nint thread, 0, &OnStart, 0);
            _ = pthread_join(thread, 0);
        }

        Console.WriteLine(WriterEvents.Catalogue.Snapshot().Value("load.plain").ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static uint Create()
    {
        _ = pthread_key_create(out uint key, &OnEnd);
        return key;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEnd(nint value)
    {
        WriterEvents.Load.Plain();
        WriterEvents.Load.Plain();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint OnStart(nint value)
    {
        _ = pthread_setspecific(Key, 1);
        WriterEvents.Load.Plain();
        return 0;
    }

    [LibraryImport("libc")]
    private static partial int pthread_create(
        out nint thread, nint attributes, delegate* unmanaged[Cdecl]<nint, nint> start, nint value);

    [LibraryImport("libc")]
    private static partial int pthread_join(nint thread, nint result);

    [LibraryImport("libc")]
    private static partial int pthread_key_create(out uint key, delegate* unmanaged[Cdecl]<nint, void> destructor);

    [LibraryImport("libc")]
    private static partial int pthread_setspecific(uint key, nint value);
}
