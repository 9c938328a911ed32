using Stalwart.Instrumentation.CompilerServices;

namespace Stalwart.Instrumentation.TestSupport;

/// <summary>A catalogue with an event for every kind of value, logged in the same way as by generated code.</summary>
internal sealed class LoggedCatalogue
{
    public const int Failed = 0, Started = 1, Silent = 2, Wide = 3;

    public LoggedCatalogue(string? message = "Sign-in of {user} failed: {reason}") => Catalogue = new EventCatalogue(
        "logged-" + Guid.NewGuid().ToString("N"),
        null,
        [
            new("auth.failed", 35, EventLevel.Warn, "Sign-in failed", true, true, [])
            {
                Message = message,
                Values =
                [
                    new("user") { Sensitivity = "personal" }, new("error") { IsException = true }, new("elapsed"), new("size"),
                    new("load"), new("reason", true), new("tls", true),
                ],
            },
            new("server.started", 1, EventLevel.Info, "Server {started}", true, true, []),
            new("server.silent", 2, EventLevel.Info, "Nothing to log", true, true, []) { IsLogged = false },
            new("server.wide", 3, EventLevel.Info, "Many values", true, true, [])
            {
                Message = "{v0} and {v19}",
                Values = [.. Enumerable.Range(0, 20).Select(i => new EventValueDescriptor($"v{i}"))],
            },
        ],
        [.. Counters()]);

    public EventCatalogue Catalogue { get; }

    public byte Gate(int item) => Catalogue.Engine.Gates[item];

    public void Fail(string? user, string? reason = "unknown-user", Exception? error = null) => LogWriter.Begin(Catalogue, Failed, 1)
        .Add(user).Add(error).Add(TimeSpan.FromSeconds(1.5)).Add(7L).Add(0.25).Add(reason).Add((bool?)null).Commit();

    public void Start(long times = 1) => LogWriter.Begin(Catalogue, Started, times).Commit();

    public void RecordWide()
    {
        LogWriter log = LogWriter.Begin(Catalogue, Wide, 1);
        for (int i = 0; i < 20; i++)
        {
            log = log.Add((long)i);
        }

        log.Commit();
    }

    private static IEnumerable<MetricDescriptor> Counters() =>
        ((string[])["auth.failed", "server.started", "server.silent", "server.wide"]).Select((name, cell) =>
            new MetricDescriptor(name, MetricKind.Counter, "{event}", "Counted", [], cell));
}
