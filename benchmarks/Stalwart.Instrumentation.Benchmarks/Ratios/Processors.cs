using System.Globalization;
using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>Reserves a processor for one thread; the other threads of the process, including those started later, use the rest.</summary>
internal sealed partial class Processors : IDisposable
{
    private const int ForRecording = 0;

    /// <summary>Keeps every thread of the process off the processor for recording.</summary>
    public Processors() => SetAll(All & ~(1UL << ForRecording));

    private static ulong All => Environment.ProcessorCount >= 64 ? ulong.MaxValue : (1UL << Environment.ProcessorCount) - 1;

    /// <summary>Moves the calling thread to the processor for recording.</summary>
    public static void UseForRecording() => Clock.Pin(ForRecording);

    public void Dispose() => SetAll(All);

    private static void SetAll(ulong mask)
    {
        if (!OperatingSystem.IsLinux() || mask == 0)
        {
            return;
        }

        foreach (string thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            _ = SetAffinity(int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), sizeof(ulong), in mask);
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, in ulong mask);
}
