using System.Text;
using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>Writes the result of a command to the path of <c>-o</c>.</summary>
internal static class TargetFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file and creates its folders. A file that already has the text is not written.</summary>
    public static void Write(string path, string text, Encoding? encoding = null)
    {
        string shown = PathName.Shown(path);
        if (Directory.Exists(path))
        {
            throw new Failure($"{shown} is a directory; name a file in it");
        }

        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is string folder)
            {
                Directory.CreateDirectory(folder);
            }

            if (!File.Exists(path) || File.ReadAllText(path) != text)
            {
                File.WriteAllText(path, text, encoding ?? Utf8);
            }
        }
        catch (Exception exception) when (exception is IOException
            or UnauthorizedAccessException
            or ArgumentException
            or NotSupportedException)
        {
            string reason = exception is FileNotFoundException ? "the file cannot be created" : FileFault.Describe(exception);
            throw new Failure($"{(shown.Length == 0 ? "''" : shown)} cannot be written: {reason}");
        }
    }
}
