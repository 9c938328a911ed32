using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Hosting.Secrets;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>The members that only the running process needs.</content>
public abstract partial record OtlpExportOptions
{
    /// <summary>Gets whether exports are enabled.</summary>
    internal bool IsOn => Transport is OtlpTransport.Grpc or OtlpTransport.Http;

    /// <summary>Gets the headers to send: <see cref="Headers"/>, and the one for the credentials.</summary>
    internal IEnumerable<KeyValuePair<string, string>> RequestHeaders =>
        Authorization is { } value ? Headers.Append(new(AuthorizationHeader, value)) : Headers;

    private string? Authorization => BearerToken is not null ? $"Bearer {BearerToken}"
        : Auth is not null ? $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Auth.Username}:{Auth.Secret}"))}"
        : null;

    /// <summary>Formats the options without headers, secrets, and the secrets of the endpoint.</summary>
    /// <param name="builder">Receives the text.</param>
    /// <returns><see langword="true"/>.</returns>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Transport = {Transport}, Endpoint = {Redaction.Endpoint(Endpoint)}, Interval = {Interval}, Timeout = {Timeout}, "
                + $"Retry = {Retry}, Headers = {Headers.Count}, Auth = {Auth}, BearerToken = {(BearerToken is null ? "" : "***")}, "
                + $"Compression = {Compression}, Tls = {Tls}");
        return true;
    }
}
