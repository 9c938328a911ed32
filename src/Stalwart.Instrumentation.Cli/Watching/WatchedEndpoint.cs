using System.Diagnostics;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Watching;

/// <summary>One address: its last scrape, the growth since the previous one, and the error of the latest attempt.</summary>
/// <param name="client">The endpoint.</param>
/// <param name="instance">The name of the address.</param>
/// <param name="reader">Reads its scrapes.</param>
internal sealed class WatchedEndpoint(ScrapeClient client, string instance, ScrapeReader reader)
{
    private readonly Dictionary<(string Meter, string Name), Reading> readings = [];
    private Dictionary<string, double> before = [];
    private long last;
    private Task<IReadOnlyList<SampleFamily>>? pending;

    public string Address => client.Shown;

    public string Instance => instance;

    /// <summary>Gets the values of the last successful scrape.</summary>
    public IReadOnlyCollection<Reading> Readings => readings.Values;

    /// <summary>Gets the families of that scrape that are not in the catalogue.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    /// <summary>Gets the number of time series in that scrape.</summary>
    public int Series { get; private set; }

    /// <summary>Gets why the last scrape failed; <see langword="null"/> when it succeeded.</summary>
    public string? Error { get; private set; }

    /// <summary>Gets whether any scrape has succeeded.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>Gets whether a scrape is pending.</summary>
    public bool IsWaiting => pending is not null;

    /// <summary>Starts a scrape, unless one is pending, and completes when it has ended.</summary>
    public Task ScrapeAsync(CancellationToken cancel)
    {
        pending ??= client.ScrapeAsync(cancel);
        return pending.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Reads the result of the scrape, if it has ended.</summary>
    public void Take()
    {
        if (pending is { IsCompleted: true } ended)
        {
            pending = null;
            if (ended.Exception?.InnerException is { } exception and not Failure)
            {
                throw exception;
            }

            Error = ended.Exception?.InnerException?.Message;
            if (ended.IsCompletedSuccessfully)
            {
                Take(ended.Result);
            }
        }
        else
        {
            Error = $"{Address} has not responded yet";
        }
    }

    private void Take(IReadOnlyList<SampleFamily> families)
    {
        // The process may have been unreachable: rates span the gap.
        long now = Stopwatch.GetTimestamp();
        double seconds = Math.Max(Stopwatch.GetElapsedTime(last, now).TotalSeconds, 0.001);
        readings.Clear();
        var after = new Dictionary<string, double>();
        foreach (ReadMetric read in reader.Read(families, out IReadOnlyList<string> unknown))
        {
            double growth = read.Samples.Sum(Growth);
            foreach (Sample sample in read.Samples)
            {
                after[sample.Key] = sample.Value;
            }

            Reading own = readings.GetValueOrDefault(read.Metric.Key) ?? new Reading(read.Metric, 0, 0);
            readings[read.Metric.Key] = own with
            {
                Rate = own.Rate + (HasAnswered && read.Metric.Grows ? growth / seconds : 0),
                Total = own.Total + read.Samples.Sum(sample => sample.Value),
            };
            Unknown = unknown;
        }

        Series = families.Sum(family => family.Samples.Count);
        (before, last, HasAnswered) = (after, now, true);
    }

    /// <summary>A counter that decreased was reset to 0.</summary>
    private double Growth(Sample sample) =>
        before.GetValueOrDefault(sample.Key) is var past && sample.Value >= past ? sample.Value - past : sample.Value;
}
