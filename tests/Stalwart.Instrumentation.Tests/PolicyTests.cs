using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Tests;

public class PolicyTests
{
    [Theory]
    [InlineData("auth.*", "auth.success", true)]
    [InlineData("*", "", true)]
    [InlineData("*.fail*", "auth.failed", true)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("auth", "auth.success", false)]
    [InlineData("auth.success", "auth.success", true)]
    public void Star_matches_any_characters(string pattern, string name, bool matches) =>
        Assert.Equal(matches, NamePattern.Matches(pattern, name));

    [Theory]
    [InlineData("System.Runtime", "System.Runtime", true)]
    [InlineData("System.Runtime", "System.Run", false)]
    [InlineData("System.*", "*.Runtime", true)]
    [InlineData("System.*", "System.", true)]
    [InlineData("System.*", "Microsoft.*", false)]
    [InlineData("*a", "*b", false)]
    [InlineData("a*b*c", "*", true)]
    [InlineData("a*b", "ab*", true)]
    [InlineData("", "*", true)]
    [InlineData("", "a", false)]
    public void Two_patterns_overlap_when_both_match_one_name(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, NamePattern.Overlap(one, other));
        Assert.Equal(overlap, NamePattern.Overlap(other, one));
    }

    [Fact]
    public void Name_of_an_instrument_of_another_meter_is_known()
    {
        PolicyReport report = new TestCatalogue().Catalogue.Apply(new EventPolicy
        {
            DisabledEvents = ["System.Runtime/gc.*", "Microsoft.Asp*/http", "*/gc", "Npgsql/time", "gc.count"],
            OtherMeters = ["System.Runtime", "Microsoft.AspNetCore.*"],
        });
        Assert.Equal(["Npgsql/time", "gc.count"], report.Warnings.Select(warning => warning.Name));
    }

    [Fact]
    public void Disabled_event_is_neither_recorded_nor_exported_and_resumes_with_its_total()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 5);
        PolicyReport report = test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["auth.success"] });
        Assert.Equal(["auth.success", "queue.off"], report.DisabledEvents);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        Assert.Empty(test.Collect());
        test.Catalogue.Apply(new EventPolicy());
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        Assert.Equal(6, test.Collect()["auth.success"]);
    }

    [Fact]
    public void Enabled_events_override_disabled_events_and_the_catalogue()
    {
        var test = new TestCatalogue();
        test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["*"], EnabledEvents = ["auth.*", "queue.off"] });
        Assert.True(test.Catalogue.IsEnabled("auth.failed"));
        Assert.True(test.Catalogue.IsEnabled("queue.off"));
        Assert.False(test.Catalogue.IsEnabled("queue.done"));
        Assert.False(test.Catalogue.IsEnabled("server.memory"));
    }

    [Fact]
    public void Up_down_counter_stays_enabled_without_feeders_and_a_histogram_is_disabled_with_the_last_one()
    {
        PolicyReport report = new TestCatalogue().Catalogue.Apply(
            new EventPolicy { DisabledEvents = ["queue.*"], EnabledEvents = ["queue.count"] });
        Assert.Equal(["queue.time"], report.DisabledMetrics);
        Assert.Empty(report.Warnings);
    }

    [Theory]
    [InlineData("METER/auth.success", true)]
    [InlineData("METER/*", true)]
    [InlineData("*/auth.success", true)]
    [InlineData("another/auth.success", false)]
    [InlineData("another/*", false)]
    public void Meter_before_a_name_restricts_it_to_that_catalogue(string pattern, bool off)
    {
        EventCatalogue catalogue = new TestCatalogue().Catalogue;
        pattern = pattern.Replace("METER", catalogue.MeterName, StringComparison.Ordinal);
        PolicyReport report = catalogue.Apply(new EventPolicy { DisabledEvents = [pattern] });
        Assert.Equal(off, !catalogue.IsEnabled("auth.success"));
        Assert.Equal(off ? 0 : 1, report.Warnings.Count);
        Assert.All(report.Warnings, warning => Assert.Null(warning.Suggestion));
    }

    [Theory]
    [InlineData("login.success", "auth.success")]
    [InlineData("METER/login.success", "auth.success")]
    [InlineData("login.*", "auth.success auth.failed")]
    [InlineData("*.length", "queue.depth")]
    [InlineData("auth.*", "")]
    [InlineData("*.success", "")]
    public void Former_name_or_pattern_applies_with_a_warning_unless_it_matches_a_current_name(
        string pattern, string renamed)
    {
        EventCatalogue catalogue = Renamed();
        pattern = pattern.Replace("METER", catalogue.MeterName, StringComparison.Ordinal);
        string[] current = renamed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        PolicyReport report = catalogue.Apply(new EventPolicy { DisabledEvents = [pattern] });
        Assert.Equal(
            current.Select(name => new PolicyWarning(PolicyWarningKind.FormerName, pattern, "disabled-events", name)),
            report.Warnings);
        Assert.All(current, name => Assert.Contains(name, report.DisabledEvents.Concat(report.DisabledMetrics)));
        Assert.Equal(pattern != "*.length", report.DisabledEvents.Contains("auth.success"));
        Assert.All(
            report.Warnings,
            warning => Assert.Equal(
                $"'{pattern}' in 'disabled-events' is a former name of '{warning.Suggestion}'; use the current name", warning.ToString()));
    }

    [Fact]
    public void Former_name_enables_the_renamed_event()
    {
        EventCatalogue catalogue = Renamed();
        catalogue.Apply(new EventPolicy { DisabledEvents = ["*"], EnabledEvents = ["login.success"] });
        Assert.True(catalogue.IsEnabled("auth.success"));
        Assert.False(catalogue.IsEnabled("auth.failed"));
    }

    private static EventCatalogue Renamed() => new(
        "test-" + Guid.NewGuid().ToString("N"),
        "1.2.3",
        [
            new("auth.success", 1, EventLevel.Info, "Authentication succeeded", false, true, []) { Formerly = ["login.success"] },
            new("auth.failed", 2, EventLevel.Info, "Authentication failed", false, true, []) { Formerly = ["login.failed"] },
        ],
        [
            new("queue.depth", MetricKind.Gauge, "", "Messages waiting", [], 0) { Formerly = ["queue.length"] },
        ]);

    [Fact]
    public void Unknown_name_is_reported_with_a_suggestion()
    {
        PolicyReport report = new TestCatalogue().Catalogue.Apply(new EventPolicy
        {
            DisabledEvents = ["auth.sucess", "nothing.*"],
            EnabledEvents = ["quite.another"],
        });
        Assert.Equal(
            [
                new PolicyWarning(PolicyWarningKind.UnknownName, "auth.sucess", "disabled-events", "auth.success"),
                new PolicyWarning(PolicyWarningKind.UnmatchedPattern, "nothing.*", "disabled-events"),
                new PolicyWarning(PolicyWarningKind.UnknownName, "quite.another", "enabled-events"),
            ],
            report.Warnings);
        Assert.Equal(
            [
                "Unknown event or metric 'auth.sucess' in 'disabled-events'; did you mean 'auth.success'?",
                "Pattern 'nothing.*' in 'disabled-events' matches no event or metric",
                "Unknown event or metric 'quite.another' in 'enabled-events'",
            ],
            report.Warnings.Select(warning => warning.ToString()));
    }
}
