namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Makes text of a file safe for a terminal: control characters must not move the cursor or change colors.</summary>
internal static class Printable
{
    /// <summary>Replaces control characters one by one, so that columns are preserved.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = source[i] == '\t' ? ' ' : char.IsControl(source[i]) ? '·' : source[i];
        }
    });
}
