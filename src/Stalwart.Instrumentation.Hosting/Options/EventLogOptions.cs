using System.Collections.Generic;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// The options of a host's log records of events, the section <c>logs</c>. Not thread-safe while they are changed.
/// </summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed record EventLogOptions
{
    /// <summary>
    /// Gets or sets the lowest level of events that are logged; <see cref="EventLogLevel.Off"/> logs none. The default is
    /// <see langword="null"/>: the filters of the host's logging decide alone.
    /// </summary>
    public EventLogLevel? Level { get; set; }

    /// <summary>
    /// Gets or sets names or patterns of events to leave out of logs. Metrics count them all the same. The default is empty.
    /// </summary>
    public IReadOnlyList<string> DisabledEvents { get; set; } = [];

    /// <summary>
    /// Gets or sets names or patterns of events to log, with precedence over <see cref="DisabledEvents"/> and the catalogue. An event that
    /// the catalogue never logs stays without. The default is empty.
    /// </summary>
    public IReadOnlyList<string> EnabledEvents { get; set; } = [];

    /// <summary>
    /// Gets or sets the levels that events are logged at instead of those of the catalogue, by name or pattern. The last name or pattern
    /// that matches an event counts for it. <see cref="Level"/> applies to the changed levels. The default is empty.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, EventLogLevel>> Levels { get; set; } = [];

    /// <summary>
    /// Gets or sets the limits of log records, by name or pattern of events. The last name or pattern that matches an event counts for it,
    /// and the events for which it counts share its limit. The default is empty: no limits.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, EventLogLimit>> Limits { get; set; } = [];

    /// <summary>
    /// Gets or sets the sensitivities of fields and tags whose values are shown, which are not empty. Values with any other sensitivity are
    /// redacted. The default is empty.
    /// </summary>
    public IReadOnlyList<string> Reveal { get; set; } = [];

    /// <summary>Gets or sets the options of OTLP exports of log records.</summary>
    public OtlpLogOptions OpenTelemetry { get; set; } = new();
}
