using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>The loops of logged events, and of equivalent code with other libraries.</summary>
internal static partial class LogLoops
{
    /// <summary>Gets or sets the logger of the peer.</summary>
    public static ILogger Logger { get; set; } = NullLogger.Instance;

    public static void CountedAndLogged(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ExtraEvents.Login.Refused((LoginRefusedReason)(i & 1), LoginRefusedWay.Smtp);
        }
    }

    public static void Logged(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ExtraEvents.Login.Noted((LoginNotedReason)(i & 1), LoginNotedWay.Smtp);
        }
    }

    public static void PeerCountedAndLogged(int count)
    {
        for (int i = 0; i < count; i++)
        {
            string reason = Reason(i);
            Peers.TwoTags.Add(1, new KeyValuePair<string, object?>("reason", reason), new KeyValuePair<string, object?>("way", "smtp"));
            Refused(Logger, reason, "smtp");
        }
    }

    public static void PeerLogged(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Refused(Logger, Reason(i), "smtp");
        }
    }

    private static string Reason(int i) => (i & 1) == 0 ? "password" : "locked";

    [LoggerMessage(1, LogLevel.Warning, "Sign-in over {Way} refused: {Reason}")]
    private static partial void Refused(ILogger logger, string reason, string way);
}
