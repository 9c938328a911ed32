using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Hosting.Logs;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Hosting.Tests;

/// <summary>The effect of the section <c>logs</c> on each event of a catalogue.</summary>
public sealed class LogPolicyTests
{
    private static readonly EventDescriptor[] Events =
    [
        new("auth.success", 1, EventLevel.Info, "E", true, true, []) { Values = [new("account") { Sensitivity = "personal" }] },
        new("auth.failed", 2, EventLevel.Warn, "E", true, true, []) { Formerly = ["login.failed"] },
        new("auth.too-many", 3, EventLevel.Error, "E", true, true, []) { Formerly = ["login.banned", "auth.banned"] },
        new("smtp.error", 4, EventLevel.Error, "E", true, true, []) { Values = [new("token") { Sensitivity = "secret" }] },
        new("smtp.trace", 5, EventLevel.Trace, "E", true, false, []),
        new("queue.done", 6, EventLevel.Debug, "E", true, true, []) { IsLogged = false },
        new("queue.counted", 7, EventLevel.Info, "E", true, true, []),
    ];

    private static readonly EventCatalogue Catalogue = new(
        "log-policy",
        null,
        Events,
        [
            .. Events.Select((item, i) => new MetricDescriptor(item.Name, MetricKind.Counter, "{event}", "E", [], i)),
            new("queue.size", MetricKind.Gauge, "1", "Size", [], 0),
        ]);

    [Fact]
    public void Events_are_logged_at_their_own_level_when_no_options_are_set()
    {
        var policy = new LogPolicy(Catalogue, new EventLogOptions());
        Assert.Equal(["auth.success", "auth.failed", "auth.too-many", "smtp.error", "queue.counted"], Wanted(policy));
        Assert.Equal(Events.Select(item => item.Level), Events.Select((_, i) => policy.LevelOf(i)));
        Assert.All(Events, (_, i) => Assert.Equal(-1, policy.LimitOf(i)));
        Assert.Empty(policy.Warnings);
        Assert.Equal((true, false), (policy.Reveals(null), policy.Reveals("personal")));
    }

    [Fact]
    public void Enabled_events_override_disabled_events_and_the_catalogue_but_not_logged_false()
    {
        var options = new EventLogOptions { DisabledEvents = ["*"], EnabledEvents = ["smtp.*", "queue.done"] };
        Assert.Equal(["smtp.error", "smtp.trace"], Wanted(new LogPolicy(Catalogue, options)));
    }

    [Fact]
    public void Last_matching_line_sets_the_level_that_is_compared_with_the_minimum_level()
    {
        var policy = new LogPolicy(
            Catalogue,
            new EventLogOptions
            {
                Level = EventLogLevel.Warn,
                Levels =
                [
                    new("auth.success", EventLogLevel.Off),
                    new("auth.*", EventLogLevel.Info),
                    new("login.failed", EventLogLevel.Error),
                    new("smtp.error", EventLogLevel.Off),
                    new("log-policy/queue.*", EventLogLevel.Warn),
                    new("other/*", EventLogLevel.Error),
                ],
            });
        Assert.Equal(["auth.failed", "queue.counted"], Wanted(policy));
        Assert.Equal((EventLevel.Error, EventLevel.Info), (policy.LevelOf(1), policy.LevelOf(0)));
        Assert.Empty(Wanted(new LogPolicy(Catalogue, new EventLogOptions { Level = EventLogLevel.Off, EnabledEvents = ["*"] })));
    }

    [Fact]
    public void Events_that_match_one_line_share_its_limit()
    {
        EventLogLimit limit = new(100, TimeSpan.FromSeconds(1));
        var policy = new LogPolicy(
            Catalogue, new EventLogOptions { Limits = [new("*", limit), new("auth.*", limit), new("auth.too-many", limit)] });
        Assert.Equal([1, 1, 2, 0, 0, 0, 0], Events.Select((_, i) => policy.LimitOf(i)));
    }

    [Fact]
    public void Unknown_names_former_names_and_unknown_sensitivities_are_warnings_with_their_key()
    {
        EventLogLimit limit = new(100, TimeSpan.FromSeconds(1));
        var options = new EventLogOptions
        {
            DisabledEvents = ["auth.faild", "queue.size"],
            EnabledEvents = ["System.Runtime/gc.*"],
            Levels = [new("login.failed", EventLogLevel.Info)],
            Limits = [new("dane.*", limit)],
            Reveal = ["personel", "secret", "medical"],
        };
        Assert.Equal(
            [
                "Unknown event or metric 'auth.faild' in 'logs.disabled-events'; did you mean 'auth.failed'?",
                "Pattern 'System.Runtime/gc.*' in 'logs.enabled-events' matches no event or metric",
                "'login.failed' in 'logs.levels' is a former name of 'auth.failed'; use the current name",
                "Pattern 'dane.*' in 'logs.limits' matches no event or metric",
                "Unknown sensitivity 'personel' in 'logs.reveal'; did you mean 'personal'?",
                "Unknown sensitivity 'medical' in 'logs.reveal'",
            ],
            new LogPolicy(Catalogue, options).Warnings.Select(warning => warning.ToString()));
    }

    [Fact]
    public void Log_policy_equals_the_model_for_1000_random_options()
    {
        var random = new Random(20);
        for (int round = 0; round < 1000; round++)
        {
            var options = new EventLogOptions
            {
                Level = random.Next(3) == 0 ? null : Level(random),
                DisabledEvents = Names(random),
                EnabledEvents = Names(random),
                Levels = [.. Names(random).Select(name => KeyValuePair.Create(name, Level(random)))],
                Limits = [.. Names(random).Select(name => KeyValuePair.Create(name, new EventLogLimit(1, TimeSpan.FromHours(1))))],
            };
            var policy = new LogPolicy(Catalogue, options);
            for (int i = 0; i < Events.Length; i++)
            {
                EventDescriptor item = Events[i];
                EventLogLevel level = options.Levels.Where(line => IsMeant(line.Key, item)).Select(line => line.Value)
                    .Prepend(Enum.Parse<EventLogLevel>(item.Level.ToString())).Last();
                bool isOn = options.EnabledEvents.Any(name => IsMeant(name, item))
                    || (item.EnabledByDefault && !options.DisabledEvents.Any(name => IsMeant(name, item)));
                bool isWanted = item.IsLogged && isOn && level != EventLogLevel.Off && (options.Level is null || level >= options.Level);
                int limit = options.Limits.Select((line, number) => IsMeant(line.Key, item) ? number : -1).Append(-1).Max();
                Assert.Equal((isWanted, limit), (policy.IsWanted(i), policy.LimitOf(i)));
                Assert.True(!isWanted || policy.LevelOf(i).ToString() == level.ToString());
            }
        }
    }

    /// <summary>Whether a name or pattern matches an event; a former name is considered if the pattern matches no current one.</summary>
    private static bool IsMeant(string pattern, EventDescriptor item)
    {
        string[] parts = pattern.Split('/');
        bool Fits(string name) => IsLike(parts[^1], name);
        bool isOfMeter = parts.Length == 1 || IsLike(parts[0], Catalogue.MeterName);
        bool isCurrent = Events.Any(other => Fits(other.Name)) || Fits("queue.size");
        return isOfMeter && (isCurrent ? Fits(item.Name) : item.Formerly.Any(Fits));
    }

    private static bool IsLike(string pattern, string name) =>
        Regex.IsMatch(name, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);

    private static string[] Names(Random random)
    {
        string[] parts = ["*", "auth.*", "*.failed", "login.*", "auth.banned", "smtp.trace", "queue.*", "queue.size", "none", "a*.*o*"];
        string[] all = [.. parts, .. Events.Select(item => item.Name), "log-*/smtp.*", "other/*", "*/auth.success"];
        return [.. Enumerable.Range(0, random.Next(4)).Select(_ => all[random.Next(all.Length)])];
    }

    private static EventLogLevel Level(Random random) => (EventLogLevel)random.Next(6);

    private static IEnumerable<string> Wanted(LogPolicy policy) =>
        Events.Where((_, i) => policy.IsWanted(i)).Select(item => item.Name);
}
