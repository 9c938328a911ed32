using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>The table <c>metrics.open-telemetry</c>.</summary>
public sealed record OtlpOptions
{
    /// <summary>How metrics are pushed.</summary>
    public OtlpTransport Transport { get; init; }

    /// <summary>Where to; for HTTP with the whole path.</summary>
    public Uri Endpoint { get; init; } = new("http://localhost:4317");

    /// <summary>The time between two pushes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest that a push may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a push that failed for a passing reason is tried again, until <see cref="Timeout"/> is over.</summary>
    public bool Retry { get; init; } = true;

    /// <summary>Headers of every push, the <c>authorization</c> made of the table's credentials included.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>How pushed bodies are compressed.</summary>
    public OtlpCompression Compression { get; init; }

    /// <summary>What a pushed number counts from.</summary>
    public OtlpTemporality Temporality { get; init; }

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
