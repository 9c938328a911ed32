using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Hosting.Secrets;

/// <summary>
/// Removes secrets from whatever shows an endpoint: its user info and its query, which often carries an API key. Everything that is logged,
/// listed or thrown goes through here. When it is unclear where a secret ends, more is removed rather than less.
/// </summary>
internal static partial class Redaction
{
    private const string Removed = "***";

    /// <summary>A shorter part of an endpoint would be found in words that have nothing to do with it.</summary>
    private const int MinSecretLength = 4;

    /// <summary>Returns an endpoint without user info, query and fragment, as it was written when it has none.</summary>
    public static string Endpoint(Uri endpoint)
    {
        string rest = endpoint.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        if (rest.Contains('@', StringComparison.Ordinal))
        {
            // Most likely a password with a slash or a question mark, whose beginning reads as the host.
            return $"{endpoint.Scheme}://{Removed}";
        }

        if (endpoint.UserInfo.Length == 0 && endpoint.Query.Length == 0 && endpoint.Fragment.Length == 0)
        {
            return endpoint.OriginalString;
        }

        string user = endpoint.UserInfo.Length > 0 ? $"{Removed}@" : "";
        string query = endpoint.Query.Length > 0 ? $"?{Removed}" : "";
        string fragment = endpoint.Fragment.Length > 0 ? $"#{Removed}" : "";
        return $"{endpoint.Scheme}://{user}{endpoint.Authority}{endpoint.AbsolutePath}{query}{fragment}";
    }

    /// <summary>Returns a value of the configuration: an endpoint, a misspelled one, one in the place of something else, or none.</summary>
    public static string Value(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) && endpoint.Scheme is "http" or "https")
        {
            return Endpoint(endpoint);
        }

        int query = text.IndexOf('?', StringComparison.Ordinal);
        return text.Contains('@', StringComparison.Ordinal) ? Removed : query >= 0 ? text[..(query + 1)] + Removed : text;
    }

    /// <summary>Returns a text that others wrote, such as an exception's message, without the secrets of the addresses in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="endpoint">The endpoint that the text is about: parts of it are removed also where they stand alone.</param>
    public static string Text(string text, Uri? endpoint = null)
    {
        string shown = Word().Replace(text, word => Address(word.Value));
        return endpoint is null ? shown
            : SecretsOf(endpoint).Aggregate(shown, (rest, secret) => rest.Replace(secret, Removed, StringComparison.Ordinal));
    }

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
