using System.Diagnostics;
using System.Net.Sockets;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Tests.Files;

/// <summary>A folder with files of each kind that an operator may name by mistake.</summary>
internal sealed class SpecialFiles : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("special").FullName;
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <summary>The kinds, with the text of the message for each.</summary>
    public static readonly TheoryData<string, string> Kinds = new()
    {
        { "fifo", "it is a named pipe, not a regular file" },
        { "link-to-fifo", "it is a named pipe, not a regular file" },
        { "socket", "it is a socket or a device, not a regular file" },
        { "directory", "it is a directory, not a regular file" },
        { "/dev/zero", "it is a device, not a regular file" },
        { "/dev/null", "it is a device, not a regular file" },
        { "/dev/urandom", "it is a device, not a regular file" },
        { "large", "it is larger than 1 MiB" },
    };

    /// <summary>Creates a file of a kind and returns its path.</summary>
    public string Make(string kind)
    {
        string path = Path.Combine(folder, kind);
        switch (kind)
        {
            case "fifo":
                MakeFifo(path);
                break;
            case "link-to-fifo":
                File.CreateSymbolicLink(path, Make("fifo"));
                break;
            case "socket":
                socket.Bind(new UnixDomainSocketEndPoint(path));
                break;
            case "directory":
                Directory.CreateDirectory(path);
                break;
            case "large":
                File.WriteAllBytes(path, new byte[RegularFile.MaxLength + 1]);
                break;
        }

        return path;
    }

    /// <summary>Creates a named pipe without a writer.</summary>
    public static void MakeFifo(string path)
    {
        using Process process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose()
    {
        socket.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
