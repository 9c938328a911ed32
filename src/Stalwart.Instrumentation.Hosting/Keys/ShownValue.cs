using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Hosting.Secrets;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>Formats a value for a message: quoted, on one line, shortened, and without the secrets of an endpoint.</summary>
internal static class ShownValue
{
    private const int MaxLength = 80;
    private const int SurrogatePair = 2;

    /// <summary>Returns a value for a message.</summary>
    public static string Of(string value)
    {
        string shown = Redaction.Value(value);
        var text = new StringBuilder("'");
        int index = 0;
        while (index < shown.Length && index < MaxLength)
        {
            if (char.IsSurrogatePair(shown, index))
            {
                text.Append(shown, index, SurrogatePair);
                index += SurrogatePair;
                continue;
            }

            Append(shown[index], text);
            index++;
        }

        return text.Append(index < shown.Length ? "…'" : "'").ToString();
    }

    private static void Append(char c, StringBuilder text)
    {
        // Logs and terminals must show one line in the order in which it is written.
        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
        {
            text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            return;
        }

        text.Append(c);
    }
}
