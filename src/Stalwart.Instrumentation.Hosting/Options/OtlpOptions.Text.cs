using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Secrets;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>The options as text.</content>
public sealed partial record OtlpOptions
{
    /// <summary>What <see cref="ToString"/> shows: no header, and no secret of the endpoint.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Transport = {Transport}, Endpoint = {Redaction.Endpoint(Endpoint)}, Interval = {Interval}, Timeout = {Timeout}, "
                + $"Retry = {Retry}, Headers = {Headers.Count}, Compression = {Compression}, Temporality = {Temporality}");
        return true;
    }
}
