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

    private string Shown => Endpoint is null ? "" : Redaction.Endpoint(Endpoint);

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
                    Failed(Shown, Redaction.Text(reason ?? "no reason was given", Endpoint));
                }
            }
            else if (failing)
            {
                Recovered(Shown, failures);
                failures = 0;
            }

            failing = !success;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Metrics cannot be pushed to {Endpoint}: {Reason}. The application goes on; it is tried again at every interval, and nothing more is said until it works.")]
    private partial void Failed(string endpoint, string reason);

    [LoggerMessage(2, LogLevel.Information, "Metrics are pushed to {Endpoint} again, after {Failures} failed pushes.")]
    private partial void Recovered(string endpoint, int failures);
}
