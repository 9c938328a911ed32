using Stalwart.Instrumentation;

namespace MailServer;

/// <summary>The mail server's telemetry, generated from the catalogue.</summary>
[EventCatalogue("events.toml")]
public static partial class MailEvents;
