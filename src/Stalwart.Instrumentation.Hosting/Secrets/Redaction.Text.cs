using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Hosting.Secrets;

/// <content>Texts that others wrote, which only the process logs.</content>
internal static partial class Redaction
{
    /// <summary>A shorter part of an endpoint would be found in words that have nothing to do with it.</summary>
    private const int MinSecretLength = 4;

    /// <summary>Returns a text that others wrote, such as an exception's message, without the secrets of the addresses in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="endpoint">The endpoint that the text is about: parts of it are removed also where they stand alone.</param>
    public static string Text(string text, Uri? endpoint = null)
    {
        string shown = Word().Replace(text, word => Address(word.Value));
        return endpoint is null ? shown
            : SecretsOf(endpoint).Aggregate(shown, (rest, secret) => rest.Replace(secret, Removed, StringComparison.Ordinal));
    }

    /// <summary>Returns the first line of a foreign text, with the secrets of its URLs redacted.</summary>
    public static string Line(string text) => Text(text.Split('\n')[0].Trim());

    /// <summary>The parts of an endpoint that are secrets, as they are written and as they are meant, the longest first.</summary>
    private static IEnumerable<string> SecretsOf(Uri endpoint)
    {
        string query = endpoint.Query.TrimStart('?');
        string[] parts =
        [
            endpoint.UserInfo,
            endpoint.UserInfo[(endpoint.UserInfo.IndexOf(':', StringComparison.Ordinal) + 1)..],
            query,
            .. query.Split('&').Select(pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]),
        ];
        return parts.SelectMany(part => new[] { part, Uri.UnescapeDataString(part) })
            .Where(part => part.Length >= MinSecretLength)
            .Distinct()
            .OrderByDescending(part => part.Length);
    }

    /// <summary>Removes the secrets of an address within a word, and keeps the brackets, quotes and full stops around it.</summary>
    private static string Address(string word)
    {
        int start = word.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return word;
        }

        while (start > 0 && char.IsAsciiLetterOrDigit(word[start - 1]))
        {
            start--;
        }

        int end = word.AsSpan().TrimEnd("])}>.,;:!'\"`").Length;
        return end <= start ? word : word[..start] + Value(word[start..end]) + word[end..];
    }

    // A pattern for the whole address would backtrack, and the text may be a server's.
    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
