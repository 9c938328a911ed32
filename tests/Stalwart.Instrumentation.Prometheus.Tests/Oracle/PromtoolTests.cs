using System.Diagnostics;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>The text format, checked by Prometheus' own linter.</summary>
public sealed partial class PromtoolTests
{
    /// <summary>The exit code of promtool if it could parse everything, but reports a name.</summary>
    private const int Remarks = 3;

    [RequiresFact("promtool")]
    public async Task Promtool_reports_only_three_names_of_the_reference_catalogue()
    {
        RecordedCatalogue recorded = ReferenceCatalogue.Make();
        foreach (MetricDescriptor metric in recorded.Catalogue.Metrics)
        {
            recorded.Record(metric, 0, 1);
        }

        (int exitCode, string output) = await CheckAsync(recorded, hasScopeLabels: true);
        Assert.Equal(
            (Remarks, "domain_count: C|queue_count: C|user_count: C"),
            (exitCode, string.Join('|', output
                .Replace(" non-histogram and non-summary metrics should not have \"_count\" suffix", ": C", StringComparison.Ordinal)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal))));
    }

    [RequiresFact("promtool")]
    public async Task Promtool_accepts_the_text_of_every_generated_catalogue()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            RecordedCatalogue recorded = GeneratedCatalogue.Make(random);
            GeneratedCatalogue.Fill(recorded, random);
            (int exitCode, string output) = await CheckAsync(recorded, seed % 3 > 0);
            Assert.True(exitCode is 0 or Remarks, $"{seed}: {output}");
            Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), remark => Assert.Matches(RemarkOnAName(), remark));
        }
    }

    private static async Task<(int ExitCode, string Output)> CheckAsync(RecordedCatalogue recorded, bool hasScopeLabels)
    {
        using var promtool = new Process
        {
            StartInfo = new ProcessStartInfo("promtool", ["check", "metrics"])
            {
                RedirectStandardInput = true,
                RedirectStandardError = true,
            },
        };
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        promtool.Start();
        Task<string> output = promtool.StandardError.ReadToEndAsync(timeout.Token);
        await using (Stream input = promtool.StandardInput.BaseStream)
        {
            await input.WriteAsync(new OurScrape([recorded.Catalogue], hasScopeLabels).ReadBytes(ExpositionFormat.Text004), timeout.Token);
        }

        await promtool.WaitForExitAsync(timeout.Token);
        return (promtool.ExitCode, await output);
    }

    /// <summary>The choices of the catalogue's author: a name, or a unit that is not a base unit.</summary>
    [GeneratedRegex(
        "use base unit \"[a-z]+\" instead of |metrics should not have \"_(?:bucket|count|sum|total)\" suffix$"
        + "|metric names should be written in 'snake_case' not 'camelCase'$")]
    private static partial Regex RemarkOnAName();
}
