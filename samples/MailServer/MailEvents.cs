using Stalwart.Instrumentation;

namespace MailServer;

/// <summary>The mail server's telemetry; the generator writes the rest from the catalogue.</summary>
[EventCatalogue("events.toml")]
public static partial class MailEvents;
