using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>
/// Measures each target and its peer in several processes, and reports which are met. A single process may have an unfavorable layout of
/// code or memory, so the medians count.
/// </summary>
internal static class RatioRunner
{
    private const int Processes = 5;

    /// <summary>Measures in several processes.</summary>
    /// <param name="part">A part of the names of the targets to measure; empty for all.</param>
    /// <returns>0 if every target is met, otherwise 1.</returns>
    public static int Run(string part)
    {
        Console.WriteLine($"{Processor()}, .NET {Environment.Version}, medians of {Processes} processes");
        Console.WriteLine($"{"target",-64} {"ours",9} {"peer",9} {"result",7} {"limit",9}");
        Dictionary<string, (double Ours, double Peer)[]> runs = Enumerable.Range(0, Processes)
            .SelectMany(_ => RunOnce(part))
            .GroupBy(line => line.Name, line => (line.Ours, line.Peer))
            .ToDictionary(group => group.Key, group => group.ToArray());
        bool[] kept = [.. Targets.All.Where(target => runs.ContainsKey(target.Name)).Select(target => Report(target, runs[target.Name]))];
        return Array.TrueForAll(kept, isKept => isKept) ? 0 : 1;
    }

    /// <summary>Measures in this process, and writes one line per target.</summary>
    /// <param name="part">A part of the names of the targets to measure.</param>
    public static int Measure(string part)
    {
        foreach (Target target in Targets.All.Where(target => target.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            (double ours, double peer) = target.Measure();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}\t{ours:R}\t{peer:R}"));
        }

        return 0;
    }

    private static IEnumerable<(string Name, double Ours, double Peer)> RunOnce(string part)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, typeof(RatioRunner).Assembly.GetName().Name + ".dll"));
        }

        start.ArgumentList.Add("measure");
        start.ArgumentList.Add(part);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"A measuring process exited with code {process.ExitCode}");
        }

        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], Number(cells[1]), Number(cells[2])));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool Report(Target target, (double Ours, double Peer)[] runs)
    {
        double result = Clock.Median([.. runs.Select(run => target.Result(run.Ours, run.Peer))]);
        bool isKept = target.IsKept(result);
        string wanted = (target.Kind == TargetKind.TimesFaster ? ">= " : "<= ") + target.Wanted.ToString(CultureInfo.InvariantCulture);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Name,-64} {Clock.Median([.. runs.Select(run => run.Ours)]),9:0.000} "
                + $"{Clock.Median([.. runs.Select(run => run.Peer)]),9:0.000} {result,7:0.00} {wanted,9}  {(isKept ? "ok" : "missed")}"));
        return isKept;
    }

    private static string Processor()
    {
        const string Facts = "/proc/cpuinfo";
        if (!File.Exists(Facts))
        {
            return RuntimeInformation.ProcessArchitecture.ToString();
        }

        string[] lines = File.ReadAllLines(Facts);
        return $"{Fact("model name")}, family {Fact("cpu family")}, model {Fact("model\t")}";

        string Fact(string name) =>
            lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "?";
    }
}
