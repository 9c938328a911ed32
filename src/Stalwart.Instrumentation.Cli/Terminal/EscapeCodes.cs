namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Decides whether to show colors, spinners and live tables.</summary>
internal static class EscapeCodes
{
    private const string TerminalVariable = "TERM", DumbTerminal = "dumb";

    /// <summary>
    /// Returns whether a stream supports escape codes: it is a terminal, <c>TERM</c> is not <c>dumb</c>, and <c>NO_COLOR</c>
    /// (https://no-color.org) is not set.
    /// </summary>
    /// <param name="isTerminal">Whether the stream is a terminal.</param>
    public static bool AreTakenBy(bool isTerminal) =>
        isTerminal
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable(TerminalVariable) != DumbTerminal;

    /// <summary>
    /// Keeps the runtime from writing escape codes to standard output that does not support them: its console switches the keypad mode on
    /// first use, even on the terminal of redirected output, unless <c>TERM</c> is <c>dumb</c>.
    /// </summary>
    public static void TurnOffWhereNotTaken()
    {
        if (!AreTakenBy(isTerminal: !Console.IsOutputRedirected))
        {
            Environment.SetEnvironmentVariable(TerminalVariable, DumbTerminal);
        }
    }
}
