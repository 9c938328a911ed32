using System.Text;
using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>
/// Reads the source that an argument names: a file, <c>-</c> for standard input, or <c>git:REV:path</c> for a file in a revision.
/// </summary>
internal static class SourceReader
{
    public const string StandardInput = "-";
    public const string StandardInputName = "(standard input)";
    private const string GitPrefix = "git:";
    private const int MaxBytes = 64 * 1024 * 1024;

    public static SourceText Read(string argument)
    {
        if (argument == StandardInput)
        {
            using Stream input = Console.OpenStandardInput();
            return Decode(StandardInputName, ReadAll(input, StandardInputName));
        }

        if (argument.StartsWith(GitPrefix, StringComparison.Ordinal))
        {
            return Decode(argument, GitFile.Read(argument[GitPrefix.Length..]));
        }

        if (argument.Length == 0)
        {
            throw new Failure("the name of a file is empty");
        }

        if (argument.StartsWith("--", StringComparison.Ordinal) && !File.Exists(argument))
        {
            throw new Failure($"'{argument}' is neither an option of this command nor an existing file");
        }

        string shown = PathName.Shown(argument);
        if (Directory.Exists(argument))
        {
            throw new Failure($"{shown} is a directory; name the file in it, such as {Path.Combine(shown, "events.toml")}");
        }

        try
        {
            using var file = new FileStream(argument, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Decode(shown, ReadAll(file, shown));
        }
        catch (Exception exception) when (exception is IOException
            or UnauthorizedAccessException
            or ArgumentException
            or NotSupportedException)
        {
            throw new Failure($"{shown} cannot be read: {FileFault.Describe(exception)}");
        }
    }

    private static byte[] ReadAll(Stream stream, string shown)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > MaxBytes)
            {
                throw new Failure($"{shown} is larger than {MaxBytes / 1024 / 1024} MiB, the maximum for a catalogue");
            }
        }

        return content.ToArray();
    }

    private static SourceText Decode(string shown, byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        string text = reader.ReadToEnd();
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new Failure($"{shown} is a binary file, not text");
        }

        bool hasMark = bytes.AsSpan().StartsWith(reader.CurrentEncoding.Preamble);
        return new SourceText(shown, text, hasMark ? reader.CurrentEncoding : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
