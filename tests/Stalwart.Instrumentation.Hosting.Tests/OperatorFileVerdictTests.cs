extern alias Build;

using System.Globalization;
using System.Text;
using Build::Stalwart.Instrumentation.Catalogue.Operator;
using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>
/// The build and the process report the same diagnostics for an operator's file: the same rules at the same positions. UPDATE_SNAPSHOTS=1
/// writes the process's diagnostics into the list.
/// </summary>
public sealed class OperatorFileVerdictTests
{
    private const string Arrow = "=> ";
    private static readonly string Folder = Repository.TestProject("Hosting.Tests");
    private static readonly string List = Path.Combine(Folder, "OperatorFiles", "verdicts.txt");

    [Fact]
    public void Build_and_process_give_the_listed_verdict_for_each_operators_file()
    {
        string expected = File.ReadAllText(List);
        string[] files = Files(expected);
        string actual = string.Concat(files.Select(toml => $"{toml}{Arrow}{AtRun(toml)}\n\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(List, actual);
        }

        string invalid = File.ReadAllText(Path.Combine(Folder, "BadConfigurations", "all.txt"));
        string[] bad = [.. Files(invalid).Where(toml => !IsKnownAtRunOnly(toml))];
        Assert.True(files.Length + bad.Length >= 120);
        string[] different =
        [
            .. files.Concat(bad).Where(toml => AtBuild(toml) != AtRun(toml))
                .Select(toml => $"{toml}build: {AtBuild(toml)}\nrun:   {AtRun(toml)}\n"),
        ];
        Assert.Empty(different);
        Assert.Equal(expected, actual);
    }

    private static string[] Files(string list) =>
    [
        .. list.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(block => block[..(block.IndexOf("\n" + Arrow, StringComparison.Ordinal) + 1)]),
    ];

    /// <summary>Whether a file names a variable or another file that does not exist.</summary>
    private static bool IsKnownAtRunOnly(string toml) =>
        toml.Contains("THERE_IS_NO_SUCH_VARIABLE", StringComparison.Ordinal) || toml.Contains("/no/such/file", StringComparison.Ordinal);

    private static string AtBuild(string toml) => Verdict(OperatorReader.Read("metrics.toml", toml).Diagnostics.Select(diagnostic =>
        $"({diagnostic.Span.StartLine + 1},{diagnostic.Span.StartColumn + 1}) {diagnostic.Id}"));

    private static string AtRun(string toml)
    {
        string folder = Directory.CreateTempSubdirectory("verdict").FullName;
        try
        {
            string file = Path.Combine(folder, "metrics.toml");
            File.WriteAllText(file, toml, new UTF8Encoding(false));

            // Neither files nor variables are looked up, as at build.
            IConfiguration configuration = new ConfigurationBuilder().AddTomlFile(file).Build();
            return Verdict(EventMetricsOptionsReader.Check(configuration, secrets: null).Select(Place));
        }
        catch (EventMetricsConfigurationException exception)
        {
            return Verdict(exception.Diagnostics.Select(Place));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Place(ConfigurationDiagnostic diagnostic) =>
        string.Create(CultureInfo.InvariantCulture, $"({diagnostic.Line},{diagnostic.Column}) {diagnostic.Id}");

    private static string Verdict(IEnumerable<string> diagnostics) =>
        string.Join("; ", diagnostics) is { Length: > 0 } found ? found : "valid";
}
