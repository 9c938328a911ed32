using System;
using System.Collections.Generic;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>The table <c>metrics.open-telemetry</c>.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed partial record OtlpOptions
{
    /// <summary>Where to when nothing is configured: with HTTP, to its own port instead.</summary>
    internal static readonly Uri DefaultEndpoint = new("http://localhost:4317");

    /// <summary>How metrics are pushed.</summary>
    public OtlpTransport Transport { get; set; }

    /// <summary>Where to; for HTTP with the whole path.</summary>
    public Uri Endpoint { get; set; } = DefaultEndpoint;

    /// <summary>The time between two pushes.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest that a push may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a push that failed for a passing reason is tried again, until <see cref="Timeout"/> is over.</summary>
    public bool Retry { get; set; } = true;

    /// <summary>Headers of every push, the <c>authorization</c> made of the table's credentials included.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; set; } = [];

    /// <summary>How pushed bodies are compressed.</summary>
    public OtlpCompression Compression { get; set; }

    /// <summary>What a pushed number counts from.</summary>
    public OtlpTemporality Temporality { get; set; }
}
