using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Hosting.Secrets;

/// <content>Redaction of texts from other sources, which only the running process logs.</content>
internal static partial class Redaction
{
    /// <summary>A shorter part of an endpoint would also be found in unrelated words.</summary>
    private const int MinSecretLength = 4;

    /// <summary>Returns a text from another source, such as an exception's message, without the secrets of the URLs in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="endpoint">The endpoint that the text is about; its secret parts are also removed where they stand alone.</param>
    public static string Text(string text, Uri? endpoint = null)
    {
        string shown = Word().Replace(text, word => Address(word.Value));
        return endpoint is null ? shown
            : SecretsOf(endpoint).Aggregate(shown, (rest, secret) => rest.Replace(secret, Removed, StringComparison.Ordinal));
    }

    /// <summary>Returns the first line of a text from another source, with the secrets of its URLs redacted.</summary>
    public static string Line(string text) => Text(text.Split('\n')[0].Trim());

    /// <summary>Returns the secret parts of an endpoint, encoded and decoded, the longest first.</summary>
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

    /// <summary>Removes the secrets of a URL within a word, and keeps the brackets, quotes and full stops around it.</summary>
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

    // A pattern for the whole URL would backtrack, and the text may come from a server.
    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
