using System.Net;
using Stalwart.Instrumentation.Cli.Otlp;
using Stalwart.Instrumentation.Cli.Scraping;
using Stalwart.Instrumentation.Cli.Traffic;

namespace Stalwart.Instrumentation.Cli.LiveChecking;

/// <summary>Passes scrapes and pushes to a check, until a limit is reached or the user stops it.</summary>
internal sealed class LiveSession : IDisposable
{
    private readonly LiveCheck check;
    private readonly LiveLimits limits;
    private readonly CancellationTokenSource end;
    private readonly CancellationTokenSource idle = new();
    private readonly TaskCompletionSource allPushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OtlpReceiver receiver;
    private int pushes;

    /// <param name="check">Compares the traffic.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancel">Canceled when the user stops the check.</param>
    public LiveSession(LiveCheck check, LiveLimits limits, CancellationToken cancel)
    {
        (this.check, this.limits) = (check, limits);
        end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        receiver = new OtlpReceiver(request => Take(OtlpTraffic.Read(request)));
        if (limits.Duration is { } duration)
        {
            end.CancelAfter(duration);
        }
    }

    /// <summary>Gets how many requests could not be read.</summary>
    public int Rejected => receiver.Rejected;

    /// <summary>Scrapes until a limit is reached.</summary>
    public async Task ScrapeAsync(ScrapeClient client, ScrapedTraffic reader)
    {
        try
        {
            for (int i = 0; i < limits.Scrapes; i++)
            {
                if (i > 0)
                {
                    await Task.Delay(limits.Interval, end.Token);
                }

                check.Take(reader.Read(await client.ScrapeAsync(end.Token)));
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The time limit is reached.
        }
    }

    /// <summary>Listens for pushes until a limit is reached.</summary>
    /// <param name="host">The address to listen on.</param>
    /// <param name="grpcPort">The port for gRPC; 0 takes a free one.</param>
    /// <param name="httpPort">The port for HTTP; 0 takes a free one.</param>
    /// <param name="onListening">Called with the addresses for gRPC and HTTP.</param>
    public async Task ListenAsync(IPAddress host, int grpcPort, int httpPort, Action<string, string> onListening)
    {
        await using OtlpServer server = await OtlpServer.StartAsync(receiver, host, grpcPort, httpPort);
        (string grpc, string http) = server.Addresses;
        onListening(grpc, http);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(end.Token, idle.Token);
        try
        {
            await allPushed.Task.WaitAsync(over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The time limit is reached, or the user stopped the check.
        }
    }

    public void Dispose()
    {
        end.Dispose();
        idle.Dispose();
    }

    private void Take(IReadOnlyList<SeenMetric> metrics)
    {
        if (metrics.Count == 0)
        {
            return;
        }

        check.Take(metrics);
        int number = Interlocked.Increment(ref pushes);
        if (number >= limits.Count)
        {
            allPushed.TrySetResult();
        }
        else if (limits.Idle is { } time)
        {
            idle.CancelAfter(time);
        }
    }
}
