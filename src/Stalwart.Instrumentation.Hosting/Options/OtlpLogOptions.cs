using System;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// The options of OTLP exports of log records, the table <c>logs.open-telemetry</c>. <see cref="EventLogOptions"/> says which records are
/// exported. Not thread-safe while they are changed.
/// </summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed record OtlpLogOptions : OtlpExportOptions
{
    /// <summary>Initializes options with which nothing is exported.</summary>
    public OtlpLogOptions()
        : base(TimeSpan.FromSeconds(1))
    {
    }
}
