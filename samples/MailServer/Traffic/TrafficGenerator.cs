using System.Diagnostics;
using Stalwart.Instrumentation;

namespace MailServer.Traffic;

/// <summary>Simulates clients and remote servers at a steady rate until the host stops or the duration ends.</summary>
internal sealed class TrafficGenerator(SampleOptions options, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ObserveGauges();
        var server = new SimulatedServer(new Random(637));
        using var timer = new PeriodicTimer(Tick);
        long start = Stopwatch.GetTimestamp();
        try
        {
            do
            {
                TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
                if (options.Duration <= elapsed)
                {
                    break;
                }

                // Computed from the start, so the next tick catches up on a late one.
                server.RunUntil((long)(elapsed.TotalSeconds * options.Rate));
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }

        server.CloseAll();
        if (options.Report is not null)
        {
            Report.Write(options.Report, MailEvents.Catalogue);
        }

        Console.WriteLine($"{server.Recorded} events recorded in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s.");
        await Task.Delay(options.Stay, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lifetime.StopApplication();
    }

    private static void ObserveGauges()
    {
        MailEvents.Gauges.ServerMemory.Observe(() => Environment.WorkingSet);
        MailEvents.Gauges.DomainCount.Set(Names.Domains.Length);
        MailEvents.Gauges.UserCount.Set(1250);
    }
}
