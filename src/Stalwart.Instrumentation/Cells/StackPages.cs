using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Cells;

/// <summary>
/// Identifies the calling thread by the stack page of a local variable, which is cheaper than a thread-static where the runtime calls the C
/// library for one: on CoreCLR for Linux x64. A page of a live thread's stack belongs to that thread alone.
/// </summary>
internal static unsafe class StackPages
{
    /// <summary>Gets whether stack pages identify writers in this process; a constant for the JIT.</summary>
    public static readonly bool AreUsed = OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture == Architecture.X64
        && RuntimeFeature.IsDynamicCodeCompiled
        && !(AppContext.TryGetSwitch("Stalwart.Instrumentation.WriterPerThread", out bool isOff) && isOff)
        && CanCheck();

    private const int PageShift = 12;

    [ThreadStatic]
    private static (nint Low, nint High) t_stack;

    /// <summary>Returns the page of a local variable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Of(byte* local) => (nint)local >> PageShift;

    /// <summary>
    /// Returns whether a page lies entirely within the calling thread's stack. It does not on a stack that native code allocated itself and
    /// switched to, whose pages may be shared with other data.
    /// </summary>
    public static bool IsOwn(nint page)
    {
        if (t_stack.High == 0)
        {
            t_stack = Bounds();
        }

        return page << PageShift >= t_stack.Low && (page + 1) << PageShift <= t_stack.High;
    }

    private static bool CanCheck()
    {
        byte here;
        try
        {
            return IsOwn(Of(&here));
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Asks the C library for the calling thread's stack; an empty range if it is unknown.</summary>
    private static (nint Low, nint High) Bounds()
    {
        // Larger than pthread_attr_t of any C library for Linux.
        byte* attributes = stackalloc byte[256];
        if (pthread_getattr_np(pthread_self(), attributes) != 0)
        {
            return (1, 1);
        }

        int error = pthread_attr_getstack(attributes, out nint low, out nint size);
        _ = pthread_attr_destroy(attributes);
        return error == 0 ? (low, low + size) : (1, 1);
    }

#pragma warning disable SYSLIB1054 // All arguments are blittable: there is nothing to generate.
    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint pthread_self();

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int pthread_getattr_np(nint thread, byte* attributes);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int pthread_attr_getstack(byte* attributes, out nint address, out nint size);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int pthread_attr_destroy(byte* attributes);
#pragma warning restore SYSLIB1054
}
