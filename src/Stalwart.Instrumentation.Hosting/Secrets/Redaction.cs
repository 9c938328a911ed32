using System;
using System.Linq;

namespace Stalwart.Instrumentation.Hosting.Secrets;

/// <summary>
/// Removes secrets from endpoints: the user info and the query, which often contains an API key. Everything that is logged, listed or
/// thrown goes through here, in the process and in the compiler. If it is unclear where a secret ends, more is removed rather than less.
/// </summary>
internal static partial class Redaction
{
    private const string Removed = "***";

    /// <summary>Returns an endpoint without user info, query and fragment; unchanged if it has none.</summary>
    public static string Endpoint(Uri endpoint)
    {
        string rest = endpoint.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        if (rest.Contains('@'))
        {
            // Most likely a password with a slash or a question mark, whose beginning is parsed as the host.
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

    /// <summary>Returns any value of the configuration without secrets: it may be a misspelled endpoint, or one in the wrong key.</summary>
    public static string Value(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) && endpoint.Scheme is "http" or "https")
        {
            return Endpoint(endpoint);
        }

        int query = text.IndexOf('?');
        return text.Contains('@') ? Removed : query >= 0 ? $"{text.Substring(0, query + 1)}{Removed}" : text;
    }
}
