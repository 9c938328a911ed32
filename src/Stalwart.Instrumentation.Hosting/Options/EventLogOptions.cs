using System.Collections.Generic;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// Represents the options of a host's log records of events, the section <c>logs</c>. Not thread-safe while they are changed.
/// </summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed record EventLogOptions
{
    /// <summary>
    /// Gets or sets the minimum level of logged events; <see cref="EventLogLevel.Off"/> logs none. The default is <see langword="null"/>:
    /// the host's logging filters decide.
    /// </summary>
    public EventLogLevel? Level { get; set; }

    /// <summary>Gets or sets names or patterns of events to exclude from logs; metrics still count them. The default is empty.</summary>
    public IReadOnlyList<string> DisabledEvents { get; set; } = [];

    /// <summary>
    /// Gets or sets names or patterns of events to log, with precedence over <see cref="DisabledEvents"/> and the catalogue. Does not apply
    /// to events that the catalogue never logs. The default is empty.
    /// </summary>
    public IReadOnlyList<string> EnabledEvents { get; set; } = [];

    /// <summary>
    /// Gets or sets the levels to log events at, instead of the catalogue's, by name or pattern. The last name or pattern that matches an
    /// event applies. <see cref="Level"/> applies to the changed levels. The default is empty.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, EventLogLevel>> Levels { get; set; } = [];

    /// <summary>
    /// Gets or sets the limits of log records, by name or pattern of events. The last name or pattern that matches an event applies, and
    /// the events that it applies to share its limit. The default is empty: no limits.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, EventLogLimit>> Limits { get; set; } = [];

    /// <summary>
    /// Gets or sets the nonempty sensitivities of fields and tags whose values are shown. Values with any other sensitivity are redacted.
    /// The default is empty.
    /// </summary>
    public IReadOnlyList<string> Reveal { get; set; } = [];

    /// <summary>Gets or sets the options of OTLP exports of log records.</summary>
    public OtlpLogOptions OpenTelemetry { get; set; } = new();
}
