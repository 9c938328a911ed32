using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Hosting.Tests.Logs;

public sealed class HostLogsTests
{
    [Fact]
    public async Task Provider_gets_category_id_level_values_template_and_exception_of_an_event()
    {
        await using LoggedHost host = await LoggedHost.StartAsync(message: "Sign-in failed: {reason}");
        var error = new InvalidOperationException("no");
        host.Logged.Fail(null, error: error);
        LoggedRecord record = Assert.Single(host.Records());
        Assert.Equal($"{host.Logged.Catalogue.MeterName}.auth", record.Category);
        Assert.Equal((35, "auth.failed", LogLevel.Warning), (record.Id.Id, record.Id.Name, record.Level));
        Assert.Equal("Sign-in failed: unknown-user", record.Message);
        Assert.Same(error, record.Exception);
        Assert.Equal(
            [
                KeyValuePair.Create("user", (object?)null), new("error", error), new("elapsed", TimeSpan.FromSeconds(1.5)),
                new("size", 7L), new("load", 0.25), new("reason", "unknown-user"), new("tls", null),
                new("{OriginalFormat}", "Sign-in failed: {reason}"),
            ],
            record.Values);
    }

    [Fact]
    public async Task Filter_of_the_host_opens_and_closes_the_gate_when_it_changes()
    {
        await using LoggedHost host = await LoggedHost.StartAsync();
        Assert.Equal(16, host.Logged.Gate(LoggedCatalogue.Failed) & 16);
        host.Change($"Logging:LogLevel:{host.Logged.Catalogue.MeterName}.auth", "Error");
        Assert.Equal(0, host.Logged.Gate(LoggedCatalogue.Failed) & 16);
        Assert.Equal(16, host.Logged.Gate(LoggedCatalogue.Started) & 16);
        host.Change($"Logging:LogLevel:{host.Logged.Catalogue.MeterName}.auth", "Warning");
        host.Logged.Fail("jane");
        Assert.Single(host.Records());
    }

    [Fact]
    public async Task Changed_level_of_a_provider_without_notification_is_detected_within_a_second()
    {
        await using LoggedHost host = await LoggedHost.StartAsync();
        host.Provider.Least = LogLevel.Warning;
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((16, 0), (host.Logged.Gate(LoggedCatalogue.Failed) & 16, host.Logged.Gate(LoggedCatalogue.Started) & 16));
        host.Provider.Least = LogLevel.Trace;
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(16, host.Logged.Gate(LoggedCatalogue.Started) & 16);
    }

    [Fact]
    public async Task Sensitive_value_is_redacted_in_message_and_values()
    {
        await using LoggedHost host = await LoggedHost.StartAsync();
        host.Logged.Fail("hunter2");
        LoggedRecord record = Assert.Single(host.Records());
        Assert.Equal("Sign-in of [redacted] failed: unknown-user", record.Message);
        Assert.DoesNotContain("hunter2", string.Join(' ', record.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redactor_of_the_host_provides_the_replacement()
    {
        await using LoggedHost host = await LoggedHost.StartAsync(
            services: services => services.AddSingleton<IRedactorProvider>(new StarRedactors()));
        host.Logged.Fail("hunter2");
        Assert.Equal("Sign-in of ******* failed: unknown-user", Assert.Single(host.Records()).Message);
    }

    [Fact]
    public async Task Failing_provider_is_logged_once_a_minute_and_receives_later_records()
    {
        await using LoggedHost host = await LoggedHost.StartAsync();
        host.Provider.Fails = true;
        host.Logged.Start();
        host.Logged.Start();
        Assert.Empty(host.Records());
        host.Provider.Fails = false;
        host.Logged.Start();
        Assert.Single(host.Records());
        host.Time.Advance(TimeSpan.FromMinutes(1));
        LoggedRecord told = Assert.Single(host.Provider.Records, record => record.Id.Id == 50);
        Assert.Equal("2 records of event 'server.started' were dropped because a logging provider failed", told.Message);
        host.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(host.Provider.Records, record => record.Id.Id == 50);
    }

    [Fact]
    public async Task Waiting_records_are_written_when_the_host_stops_and_none_afterward()
    {
        LoggedHost host = await LoggedHost.StartAsync();
        Assert.All(Enumerable.Range(0, 5000), _ => host.Logged.Start());
        await host.DisposeAsync();
        Assert.Equal(5000, host.Provider.Records.Count(record => record.Id.Name == "server.started"));
        Assert.Equal(0, host.Logged.Gate(LoggedCatalogue.Started) & 16);
    }

    private sealed class StarRedactors : IRedactorProvider
    {
        public Redactor GetRedactor(DataClassificationSet classifications)
        {
            Assert.Equal(new DataClassificationSet(new DataClassification("Stalwart.Instrumentation", "personal")), classifications);
            return new Stars();
        }
    }

    private sealed class Stars : Redactor
    {
        public override int GetRedactedLength(ReadOnlySpan<char> input) => input.Length;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            destination[..source.Length].Fill('*');
            return source.Length;
        }
    }
}
