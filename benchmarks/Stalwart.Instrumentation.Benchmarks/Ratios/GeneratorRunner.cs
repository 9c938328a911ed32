using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>Measures the cost of the generator for catalogues of three sizes, and checks that an edit meets its target.</summary>
internal static class GeneratorRunner
{
    private const int Turns = 31;
    private const double MostOfAnEdit = 25;
    private const double MostOfTenThousand = 20;

    /// <returns>0 if every target is met, otherwise 1.</returns>
    public static int Run() => GCSettings.IsServerGC ? Measure() : RunAsTheCompilerDoes();

    /// <summary>The compiler's processes use the server garbage collector, which cannot be selected at run time.</summary>
    private static int RunAsTheCompilerDoes()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(GeneratorRunner).Assembly.Location, "generator"]);
        start.Environment["DOTNET_gcServer"] = "1";
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int Measure()
    {
        Console.WriteLine($"{"events",-8} {"cold, ms",10} {"edit, ms",10} {"keystroke, ms",14}");
        var edits = new Dictionary<int, double>();
        foreach (int events in (int[])[10, 637, 10_000])
        {
            var benchmark = new GeneratorBenchmarks { Events = events };
            benchmark.Start();
            double cold = Median(() => benchmark.Cold());
            edits[events] = Median(() => benchmark.EditOfOneEvent());
            double keystroke = Median(() => benchmark.Keystroke());
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{events,-8} {cold,10:0.00} {edits[events],10:0.00} {keystroke,14:0.00}"));
        }

        double growth = edits[10_000] / edits[637];
        bool isMet = edits[637] < MostOfAnEdit && growth <= MostOfTenThousand;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"edit of one event of 637: {edits[637]:0.0} ms (limit < {MostOfAnEdit}); of 10,000: {growth:0.0} times that (limit "
                + $"<= {MostOfTenThousand}); {(isMet ? "ok" : "missed")}"));
        return isMet ? 0 : 1;
    }

    private static double Median(Action run)
    {
        var times = new double[Turns];
        for (int turn = -5; turn < Turns; turn++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            times[Math.Max(turn, 0)] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return Clock.Median(times);
    }
}
