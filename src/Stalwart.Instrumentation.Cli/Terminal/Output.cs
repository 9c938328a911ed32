using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Standard output: plain text, with escape codes only where <see cref="EscapeCodes"/> allows them.</summary>
/// <param name="writer">Where the text goes.</param>
/// <param name="isTerminal">Whether a person reads it.</param>
internal sealed class Output(TextWriter writer, bool isTerminal)
{
    private const int NeverWrap = 1_000_000;
    private IAnsiConsole? colored;

    public TextWriter Writer => writer;

    /// <summary>Whether colors and a table that replaces itself may be shown.</summary>
    public bool TakesEscapeCodes { get; } = EscapeCodes.AreTakenBy(isTerminal);

    public static Output Standard()
    {
        const int BufferSize = 1 << 16;

        return new Output(
            new StreamWriter(Stream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize) { NewLine = "\n" },
            !Console.IsOutputRedirected);
    }

    public void Line(string text = "") => writer.WriteLine(text);

    /// <summary>Writes text in a style of Spectre.Console, such as <c>bold red</c>, where color is wanted.</summary>
    public void Write(string text, string? style = null)
    {
        if (style is null || !TakesEscapeCodes)
        {
            writer.Write(text);
            return;
        }

        colored ??= Colored();
        colored.Write(new Text(text, Style.Parse(style)));
    }

    /// <summary>
    /// The console's own stream says nothing when the reader of a pipe is gone; a file's stream does, but would not share a file's
    /// position.
    /// </summary>
    private static Stream Stream()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }

    private IAnsiConsole Colored() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = ColorSystemSupport.Standard,
        Interactive = InteractionSupport.No,
        Out = new UnwrappedOutput(writer),
    });

    /// <summary>A line belongs to what it is a line of, not to the width of a terminal.</summary>
    private sealed class UnwrappedOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => NeverWrap;

        public int Height => NeverWrap;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
