using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Hosting.Secrets;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>The members that only the running process needs.</content>
public sealed partial record OtlpOptions
{
    /// <summary>Gets the headers to send: <see cref="Headers"/>, and the one that the credentials become.</summary>
    internal IEnumerable<KeyValuePair<string, string>> RequestHeaders =>
        Authorization is { } value ? Headers.Append(new(AuthorizationHeader, value)) : Headers;

    private string? Authorization => BearerToken is not null ? $"Bearer {BearerToken}"
        : Auth is not null ? $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Auth.Username}:{Auth.Secret}"))}"
        : null;

    /// <summary>Prints the options without headers, secrets, and the secrets of the endpoint.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Transport = {Transport}, Endpoint = {Redaction.Endpoint(Endpoint)}, Interval = {Interval}, Timeout = {Timeout}, "
                + $"Retry = {Retry}, Headers = {Headers.Count}, Auth = {Auth}, BearerToken = {(BearerToken is null ? "" : "***")}, "
                + $"Compression = {Compression}, Temporality = {Temporality}, "
                + $"DisabledEvents = {DisabledEvents.Count}, EnabledEvents = {EnabledEvents.Count}");
        return true;
    }
}
