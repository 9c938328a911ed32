using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Worker;

/// <summary>Processes queued jobs until the process ends; every seventh job fails.</summary>
internal sealed class JobRunner : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        int number = 0;
        do
        {
            WorkerEvents.Job.Queued();
            var watch = Stopwatch.StartNew();
            JobDoneOutcome outcome = ++number % 7 == 0 ? JobDoneOutcome.Failed : JobDoneOutcome.Succeeded;
            WorkerEvents.Job.Done(watch.Elapsed, outcome);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
