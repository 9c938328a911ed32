using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>
/// Reads the small files that an operator names, which can be anything: a named pipe, whose reader waits for a writer; an endless
/// device; a socket; a directory. Only regular files are read, up to a limit, so that reading never blocks a start, a reload or a stop.
/// Pipes can be read only once, but files are read again to detect changes.
/// </summary>
internal static class RegularFile
{
    /// <summary>The limit, in bytes. Configurations, secrets and certificates are far smaller.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>Returns the bytes of a file.</summary>
    /// <param name="path">The file; symbolic links are followed.</param>
    /// <exception cref="UnusableFileException">It is not a regular file, or is larger than <see cref="MaxLength"/>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This process is not allowed to read it.</exception>
    public static byte[] ReadBytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UnusableFileException("a directory", isRegular: false);
        }

        using SafeFileHandle handle = UnixFile.OpenWithoutWaiting(path)
            ?? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (UnixFile.KindOf(handle) is { } other)
        {
            throw new UnusableFileException(other, isRegular: false);
        }

        using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return ReadAll(file);
    }

    /// <summary>Returns the text of a file: UTF-8, unless its byte order mark says otherwise.</summary>
    /// <inheritdoc cref="ReadBytes"/>
    public static string ReadText(string path)
    {
        using var reader = new StreamReader(new MemoryStream(ReadBytes(path)), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The length of growing files, and of files that the kernel generates, is not known before they are read.</summary>
    private static byte[] ReadAll(FileStream file)
    {
        if (!file.CanSeek)
        {
            throw new UnusableFileException("a named pipe or a device", isRegular: false);
        }

        using var content = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            if (content.Length + read > MaxLength)
            {
                throw new UnusableFileException("larger than 1 MiB", isRegular: true);
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
