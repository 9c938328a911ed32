using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Says in the log when pushing begins to fail and when it works again, once each.</summary>
internal sealed partial class ExportHealth(ILogger logger)
{
    private readonly Lock gate = new();
    private bool failing;
    private int failures;
    private string? reason;

    /// <summary>Where pushes go.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>A push begins: what an earlier one said of its failure is over.</summary>
    public void Begin()
    {
        lock (gate)
        {
            reason = null;
        }
    }

    /// <summary>The exporter says why it fails; the last word counts.</summary>
    public void Explain(string text)
    {
        lock (gate)
        {
            reason = text;
        }
    }

    /// <summary>What the exporter says to its event source: it counts when nothing better is known.</summary>
    public void ExplainOtherwise(string text)
    {
        lock (gate)
        {
            reason ??= text;
        }
    }

    /// <summary>A push has ended.</summary>
    public void End(bool success)
    {
        lock (gate)
        {
            if (!success)
            {
                failures++;
                if (!failing)
                {
                    Failed(Endpoint, reason ?? "no reason was given");
                }
            }
            else if (failing)
            {
                Recovered(Endpoint, failures);
                failures = 0;
            }

            failing = !success;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Metrics cannot be pushed to {Endpoint}: {Reason}. The application goes on; it is tried again at every interval, and nothing more is said until it works.")]
    private partial void Failed(Uri? endpoint, string reason);

    [LoggerMessage(2, LogLevel.Information, "Metrics are pushed to {Endpoint} again, after {Failures} failed pushes.")]
    private partial void Recovered(Uri? endpoint, int failures);
}
