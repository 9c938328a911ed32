namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Text of a file on a terminal: a control character in it must not move the cursor or change colors.</summary>
internal static class Printable
{
    /// <summary>The text with one character for each of its own, so that columns stay.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = source[i] == '\t' ? ' ' : char.IsControl(source[i]) ? '·' : source[i];
        }
    });
}
