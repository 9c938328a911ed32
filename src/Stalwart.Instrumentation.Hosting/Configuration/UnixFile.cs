using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>
/// File functions of Linux and macOS that .NET lacks: opening a named pipe without waiting for its other end, and getting the type of a
/// file. If the C library lacks a function, the type is unknown, and nothing fails.
/// </summary>
internal static class UnixFile
{
    private const int NoSuchDevice = 6;
    private const int AtEmptyPath = 0x1000;
    private const uint StatxType = 1;
    private const int StatxLength = 256;
    private const int StatxMode = 28;
    private const int KindMask = 0xF000;

    /// <summary>O_NONBLOCK | O_CLOEXEC, whose values differ between kernels.</summary>
    private static readonly int? Flags = OperatingSystem.IsLinux() ? 0x800 | 0x80000
        : OperatingSystem.IsMacOS() ? 0x4 | 0x1000000
        : null;

    /// <summary>Opens a file for reading; returns <see langword="null"/> for errors that .NET reports better.</summary>
    /// <exception cref="UnusableFileException">The file is a socket, or a missing device.</exception>
    public static SafeFileHandle? OpenWithoutWaiting(string path)
    {
        if (Flags is not { } flags || path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            int descriptor = open(Encoding.UTF8.GetBytes(path + '\0'), flags);
            return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true)
                : Marshal.GetLastPInvokeError() == NoSuchDevice ? throw new UnusableFileException("a socket or a device", isRegular: false)
                : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Returns the type of an open file for a message; <see langword="null"/> for a regular file, or if unknown.</summary>
    public static string? KindOf(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            byte[] answer = new byte[StatxLength];
            int error = statx((int)handle.DangerousGetHandle(), [0], AtEmptyPath, StatxType, answer);
            return error != 0 ? null : (BitConverter.ToUInt16(answer, StatxMode) & KindMask) switch
            {
                0x1000 => "a named pipe",
                0x2000 or 0x6000 => "a device",
                0x4000 => "a directory",
                0xC000 => "a socket",
                _ => null,
            };
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // Available in musl since 1.2.5.
            return null;
        }
    }

#pragma warning disable SYSLIB1054 // All arguments are blittable: there is nothing to generate.
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int directory, byte[] path, int flags, uint mask, [Out] byte[] answer);
#pragma warning restore SYSLIB1054
}
