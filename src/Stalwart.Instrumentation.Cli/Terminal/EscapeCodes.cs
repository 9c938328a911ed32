namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Decides whether colors, spinners and tables that replace themselves may be shown.</summary>
internal static class EscapeCodes
{
    private const string TerminalVariable = "TERM", DumbTerminal = "dumb";

    /// <summary>
    /// Returns whether a stream takes escape codes: it is a terminal, the terminal is not a dumb one, and <c>NO_COLOR</c>
    /// (https://no-color.org) is not set.
    /// </summary>
    /// <param name="isTerminal">Whether the stream is a terminal.</param>
    public static bool AreTakenBy(bool isTerminal) =>
        isTerminal
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable(TerminalVariable) != DumbTerminal;

    /// <summary>
    /// Keeps the runtime from writing escape codes where standard output does not take them: its console switches the keypad's mode at the
    /// first use, even on the terminal behind redirected output, unless the terminal is a dumb one.
    /// </summary>
    public static void TurnOffWhereNotTaken()
    {
        if (!AreTakenBy(isTerminal: !Console.IsOutputRedirected))
        {
            Environment.SetEnvironmentVariable(TerminalVariable, DumbTerminal);
        }
    }
}
