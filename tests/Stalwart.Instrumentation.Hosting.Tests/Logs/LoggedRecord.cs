using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Tests.Logs;

/// <summary>A record as a provider received it.</summary>
internal sealed record LoggedRecord(
    string Category,
    LogLevel Level,
    EventId Id,
    string Message,
    KeyValuePair<string, object?>[] Values,
    Exception? Exception);
