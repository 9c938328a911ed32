using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Logging;

/// <summary>Logs catalogues that share a meter and names, once each. Thread-safe.</summary>
/// <param name="logger">The host's log.</param>
/// <param name="meters">The meters of the host's catalogues; those of other hosts are ignored.</param>
internal sealed partial class SharedMeterLog(ILogger logger, IEnumerable<string> meters)
{
    private readonly HashSet<string> meters = [.. meters];
    private readonly ConcurrentDictionary<(string, string, string), bool> said = new();

    /// <summary>Logs an event of the runtime if it is about a shared meter.</summary>
    /// <returns>Whether it was about a shared meter.</returns>
    public bool Handle(EventWrittenEventArgs data)
    {
        if (data is not { EventName: "MeterIsShared", Payload: [string meter, string names, string first, string second] })
        {
            return false;
        }

        if (meters.Contains(meter) && said.TryAdd((meter, first, second), true))
        {
            MeterShared(meter, names, first, second);
        }

        return true;
    }

    [LoggerMessage(
        33,
        LogLevel.Error,
        "Catalogues of assemblies '{First}' and '{Second}' both define {Names} in meter '{Meter}', so exporters cannot tell them apart")]
    private partial void MeterShared(string meter, string names, string first, string second);
}
