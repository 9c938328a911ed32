using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Writes to standard output: plain text, with escape codes only if <see cref="EscapeCodes"/> allows them.</summary>
/// <param name="writer">The writer.</param>
/// <param name="isTerminal">Whether standard output is a terminal.</param>
internal sealed class Output(TextWriter writer, bool isTerminal)
{
    private const int NeverWrap = 1_000_000;
    private IAnsiConsole? colored;

    public TextWriter Writer => writer;

    /// <summary>Gets whether colors and live tables may be shown.</summary>
    public bool TakesEscapeCodes { get; } = EscapeCodes.AreTakenBy(isTerminal);

    public static Output Standard()
    {
        const int BufferSize = 1 << 16;

        return new Output(
            new StreamWriter(Stream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize) { NewLine = "\n" },
            !Console.IsOutputRedirected);
    }

    public void Line(string text = "") => writer.WriteLine(text);

    /// <summary>Writes text in a style of Spectre.Console, such as <c>bold red</c>, if colors are allowed.</summary>
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
    /// The console's stream does not report that the reader of a pipe is gone; a file stream does, but would not share the file
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

    /// <summary>Lines are never wrapped at the width of a terminal.</summary>
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
