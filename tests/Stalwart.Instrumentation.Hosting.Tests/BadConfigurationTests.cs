using System.Text;
using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>
/// Each invalid configuration in the list produces exactly the recorded message: location, error and fix, without secrets.
/// UPDATE_SNAPSHOTS=1 updates the messages in the list.
/// </summary>
public sealed class BadConfigurationTests
{
    private const string Arrow = "=> ";

    [Fact]
    public void Invalid_configuration_reports_the_recorded_message()
    {
        string list = Path.Combine(Repository.TestProject("Hosting.Tests"), "BadConfigurations", "all.txt");
        string expected = File.ReadAllText(list);
        string[] configurations =
        [
            .. expected.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(block => block[..(block.IndexOf("\n" + Arrow, StringComparison.Ordinal) + 1)]),
        ];
        Assert.True(configurations.Length >= 60);
        string actual = string.Concat(configurations.Select(toml => $"{toml}{Arrow}{Message(toml).ReplaceLineEndings("\n" + Arrow)}\n\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(list, actual);
        }

        Assert.Equal(expected, actual);
        Assert.DoesNotContain(
            actual.Split('\n'),
            line => line.StartsWith(Arrow, StringComparison.Ordinal) && line.Contains("hidden", StringComparison.Ordinal));
    }

    private static string Message(string toml)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("configuration").FullName, "stalwart.toml");
        File.WriteAllText(file, toml, Encoding.UTF8);
        try
        {
            return Assert.Throws<EventMetricsConfigurationException>(
                () => EventMetricsOptionsReader.Read(new ConfigurationBuilder().AddTomlFile(file).Build())).Message
                .Replace(Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
