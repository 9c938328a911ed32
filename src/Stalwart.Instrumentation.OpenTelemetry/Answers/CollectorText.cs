using System.Globalization;
using System.Text;

namespace Stalwart.Instrumentation.OpenTelemetry.Answers;

/// <summary>
/// Makes text from a collector safe for a log line, because it comes from the network and may be long or imitate other lines.
/// </summary>
internal static class CollectorText
{
    public const int MaxLength = 200;

    /// <summary>
    /// Returns one line of about <see cref="MaxLength"/> characters and an ellipsis, with spaces in place of control and format characters.
    /// </summary>
    public static string Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            if (clean.Length >= MaxLength)
            {
                clean.Append('…');
                break;
            }

            if (IsVisible(rune))
            {
                clean.Append(rune);
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Trim().TrimEnd('.');
    }

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
