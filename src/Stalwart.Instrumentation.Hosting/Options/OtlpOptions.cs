using System;
using System.Collections.Generic;
using System.Text;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// Represents the options of OTLP exports of metrics, the table <c>metrics.open-telemetry</c>. Not thread-safe while they are changed.
/// </summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed record OtlpOptions : OtlpExportOptions
{
    /// <summary>Initializes options with exports disabled.</summary>
    public OtlpOptions()
        : base(TimeSpan.FromMinutes(1))
    {
    }

    /// <summary>
    /// Gets or sets the temporality of exported counters and histograms. The default is <see cref="OtlpTemporality.Cumulative"/>. A change
    /// takes effect after a restart.
    /// </summary>
    public OtlpTemporality Temporality { get; set; }

    /// <summary>Gets or sets names or patterns of events and metrics to exclude from OTLP exports only. The default is empty.</summary>
    public IReadOnlyList<string> DisabledEvents { get; set; } = [];

    /// <summary>
    /// Gets or sets names or patterns of events and metrics to include in OTLP exports, with precedence over <see cref="DisabledEvents"/>
    /// and over the lists of <see cref="EventMetricsOptions"/>. The default is empty.
    /// </summary>
    public IReadOnlyList<string> EnabledEvents { get; set; } = [];

    /// <summary>Formats the options without secrets.</summary>
    /// <param name="builder">Receives the text.</param>
    /// <returns><see langword="true"/>.</returns>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        builder.Append(", Temporality = ").Append(Temporality)
            .Append(", DisabledEvents = ").Append(DisabledEvents.Count)
            .Append(", EnabledEvents = ").Append(EnabledEvents.Count);
        return true;
    }
}
