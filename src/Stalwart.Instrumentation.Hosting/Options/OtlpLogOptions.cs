using System;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// Represents the options of OTLP exports of log records, the table <c>logs.open-telemetry</c>. <see cref="EventLogOptions"/> selects the
/// records. Not thread-safe while they are changed.
/// </summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed record OtlpLogOptions : OtlpExportOptions
{
    /// <summary>Initializes options with exports disabled.</summary>
    public OtlpLogOptions()
        : base(TimeSpan.FromSeconds(1))
    {
    }
}
