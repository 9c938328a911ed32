namespace Stalwart.Instrumentation.Hosting.Tests.Logs;

public sealed class ConsoleProgramTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("", 0)]
    [InlineData("[logs]\nlevel = \"info\"", 2)]
    [InlineData("[logs]\nlevel = \"warn\"", 1)]
    public async Task Program_without_a_host_logs_events_only_when_its_file_sets_a_level(string toml, int records)
    {
        await File.WriteAllTextAsync(file, toml);
        var logged = new LoggedCatalogue();
        var provider = new LoggedProvider();
        using (EventMetricsHost.Start(file, provider, logged.Catalogue))
        {
            logged.Fail("jane");
            logged.Start();
        }

        Assert.Equal(
            records,
            provider.Records.Count(record => record.Category.StartsWith("logged-", StringComparison.Ordinal)));
    }
}
