using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>
/// Whoever records, from whatever stack: each record is counted once. The same tests run with stack pages and with threads as writers.
/// </summary>
[Collection(nameof(WriterTests))]
[CollectionDefinition(nameof(WriterTests), DisableParallelization = true)]
public class WriterTests
{
    [Fact]
    [Deep]
    public void Records_of_20_000_short_threads_are_exact_and_take_a_bounded_number_of_blocks()
    {
        const int Threads = 20_000, AtOnce = 50;
        var totals = new Watch();
        for (int i = 0; i < Threads / AtOnce; i++)
        {
            Join(Enumerable.Range(0, AtOnce).Select(_ => new Thread(() => Record(3))));
        }

        totals.Expect(Threads * 3);
        AssertBounded();
    }

    [Fact]
    public void Records_of_threads_with_stacks_of_odd_sizes_are_exact()
    {
        const int Threads = 2000;
        var totals = new Watch();
        var random = new Random(7);
        for (int i = 0; i < Threads / 10; i++)
        {
            Join(Enumerable.Range(0, 10).Select(_ => new Thread(() => Descend(5, 3), 128 * 1024 + random.Next(1_000_000))));
        }

        totals.Expect(Threads * 6 * 3);
    }

    [Fact]
    public void Records_of_a_deep_recursion_are_exact_and_take_a_bounded_number_of_blocks()
    {
        const int Depth = 2500;
        var totals = new Watch();
        Join(Enumerable.Range(0, 8).Select(_ => new Thread(() => Descend(Depth, 2), 16 << 20)));
        totals.Expect(8 * (Depth + 1) * 2);
        AssertBounded();
    }

    [Fact]
    public async Task Records_of_asynchronous_methods_are_exact()
    {
        const int Tasks = 500, Turns = 200;
        var totals = new Watch();
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(async i =>
        {
            for (int turn = 0; turn < Turns; turn++)
            {
                Record(1);
                await Task.Yield();
                if (turn % 16 == i % 16)
                {
                    await Task.Run(() => Descend(turn % 7, 1));
                }
            }
        }));
        int nested = Enumerable.Range(0, Tasks)
            .Sum(i => Enumerable.Range(0, Turns).Where(turn => turn % 16 == i % 16).Sum(turn => (turn % 7) + 1));
        totals.Expect((Tasks * Turns) + nested);
    }

    [LinuxFact("threads of the C library")]
    public async Task Records_made_at_the_very_end_of_native_threads_are_exact()
    {
        const int Threads = 3000;
        string output = await InOwnProcess(
            ["native-thread-end", Threads.ToString(CultureInfo.InvariantCulture)], ("DOTNET_GCgen0size", "40000000"));
        Assert.Equal((Threads * 3).ToString(CultureInfo.InvariantCulture), output.Trim());
    }

    [Theory]
    [InlineData("server", "1")]
    [InlineData("workstation", "0")]
    public async Task Records_of_web_requests_are_exact(string collector, string isServer)
    {
        const int Requests = 5000;
        string output = await InOwnProcess(["web", Requests.ToString(CultureInfo.InvariantCulture)], ("DOTNET_gcServer", isServer));
        Assert.Equal($"{collector} {Requests * 3}", output.Trim());
    }

    [Fact]
    public void Records_during_compacting_garbage_collections_are_exact()
    {
        const int Threads = 4, Records = 300_000;
        var totals = new Watch();
        using var stop = new CancellationTokenSource();
        var collecting = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            }
        });
        collecting.Start();
        Join(Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < Records / 100; i++)
            {
                Record(100);
                GC.KeepAlive(new byte[1000]);
            }
        })));
        stop.Cancel();
        collecting.Join();
        totals.Expect(Threads * Records);
    }

    private static async Task<string> InOwnProcess(string[] arguments, (string Name, string Value) setting)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WriterTests).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            Environment = { [setting.Name] = setting.Value },
        };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static void Record(int times)
    {
        for (int i = 0; i < times; i++)
        {
            WriterEvents.Load.Plain();
            WriterEvents.Load.Opened();
            WriterEvents.Load.Closed(TimeSpan.FromSeconds(0.5));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void Descend(int depth, int times)
    {
        byte* frame = stackalloc byte[1000];
        frame[depth % 1000] = 1;
        Record(times);
        if (depth > 0)
        {
            Descend(depth - 1, times);
        }

        Use(frame);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void Use(byte* frame) => _ = frame[0];

    private static void Join(IEnumerable<Thread> threads)
    {
        Thread[] all = [.. threads];
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());
    }

    private static void AssertBounded() => Assert.InRange(WriterEvents.Catalogue.Engine.Cells.BlockCount, 1, WriterTable.MaxPages + 8);

    /// <summary>What is counted from its making on.</summary>
    private sealed class Watch
    {
        private readonly (double Plain, double Opened, double Closed, long Count, double Sum) before = Read();

        public double Plain => Read().Plain - before.Plain;

        public void Expect(double records)
        {
            (double plain, double opened, double closed, long count, double sum) = Read();
            Assert.Equal(
                (records, records, records, records, records / 2),
                (plain - before.Plain, opened - before.Opened, closed - before.Closed, count - before.Count, sum - before.Sum));
        }

        private static (double Plain, double Opened, double Closed, long Count, double Sum) Read()
        {
            EventSnapshot snapshot = WriterEvents.Catalogue.Snapshot();
            SeriesSnapshot? time = snapshot.Series.SingleOrDefault(series => series.Metric.Name == "load.time");
            return (
                snapshot.Value("load.plain"),
                snapshot.Value("load.opened"),
                snapshot.Value("load.closed"),
                time?.Count ?? 0,
                time?.Value ?? 0);
        }
    }
}
