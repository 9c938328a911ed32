using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Tests;

/// <summary>The policies of several owners, and that of the application's code, on one catalogue.</summary>
public sealed class PolicyOwnersTests
{
    private readonly EventCatalogue catalogue = new TestCatalogue().Catalogue;
    private readonly object first = new(), second = new();

    [Fact]
    public void Report_has_the_effective_state_and_the_warnings_of_the_policy_that_was_applied()
    {
        catalogue.Apply(first, new EventPolicy { DisabledEvents = ["auth.*", "nothing.first"] });
        PolicyReport report = catalogue.Apply(second, new EventPolicy { DisabledEvents = ["*", "nothing.second"] });
        Assert.Same(report, catalogue.Report);
        Assert.Equal(["auth.success", "auth.failed", "queue.off"], report.DisabledEvents);
        Assert.Empty(report.DisabledMetrics);
        Assert.Equal("nothing.second", Assert.Single(report.Warnings).Name);

        catalogue.Release(second);
        Assert.Equal("nothing.first", Assert.Single(catalogue.Report.Warnings).Name);
        catalogue.Release(first);
        Assert.Empty(catalogue.Report.Warnings);
    }

    [Fact]
    public void Policy_of_code_replaces_those_of_all_owners_until_one_applies_its_own()
    {
        catalogue.Apply(first, new EventPolicy { DisabledEvents = ["auth.*"] });
        catalogue.Apply(second, new EventPolicy { DisabledEvents = ["auth.failed", "queue.*"] });
        catalogue.Apply(new EventPolicy { DisabledEvents = ["auth.success"] });
        Assert.Equal(["auth.success", "queue.off"], catalogue.Report.DisabledEvents);
        catalogue.Release(second);
        Assert.Equal(["auth.success", "queue.off"], catalogue.Report.DisabledEvents);
        catalogue.Apply(first, new EventPolicy { DisabledEvents = ["auth.*"] });
        Assert.Equal(["auth.success", "auth.failed", "queue.off"], catalogue.Report.DisabledEvents);
        catalogue.Release(first);
        Assert.Equal(["auth.success", "queue.off"], catalogue.Report.DisabledEvents);
    }

    [Fact]
    public void Release_of_an_owner_without_a_policy_changes_nothing()
    {
        catalogue.Apply(first, new EventPolicy { DisabledEvents = ["auth.*"] });
        catalogue.Apply(new EventPolicy { DisabledEvents = ["queue.*"] });
        PolicyReport before = catalogue.Report;
        catalogue.Release(second);
        Assert.Equal(before.DisabledEvents, catalogue.Report.DisabledEvents);
    }

    [Fact]
    public void Value_of_a_gauge_is_removed_when_the_owner_that_enabled_its_event_is_released()
    {
        var fed = new EventCatalogue(
            "test-" + Guid.NewGuid().ToString("N"),
            null,
            [new("cart.changed", 1, EventLevel.Info, "Changed", false, false, ["cart.size"])],
            [new("cart.size", MetricKind.Gauge, "{item}", "Size", [new TagDescriptor("shop", TagKind.Closed, ["a"], 0)], 0)]);
        fed.Apply(first, new EventPolicy { EnabledEvents = ["cart.changed"] });
        fed.Apply(second, new EventPolicy { EnabledEvents = ["cart.changed"] });
        fed.Engine.Gauges.Set(0, 7);
        fed.Release(second);
        Assert.Equal(7, fed.Engine.Gauges.Read(0));
        fed.Release(first);
        Assert.Equal(double.NaN, fed.Engine.Gauges.Read(0));
    }

    [Fact]
    public void Any_sequence_of_policies_enables_the_union_of_the_live_owners()
    {
        const int Sequences = 1_000, Steps = 24;
        for (int seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            var subject = new TestCatalogue().Catalogue;
            var model = new PolicyModel(subject);
            object[] owners = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new object())];
            for (int step = 0; step < Steps; step++)
            {
                object owner = owners[random.Next(owners.Length)];
                EventPolicy policy = PolicyModel.RandomPolicy(subject, random);
                switch (random.Next(5))
                {
                    case 0:
                        subject.Apply(policy);
                        model.Apply(null, policy);
                        break;
                    case 1 or 2:
                        subject.Release(owner);
                        model.Release(owner);
                        break;
                    default:
                        subject.Apply(owner, policy);
                        model.Apply(owner, policy);
                        break;
                }

                Assert.True(model.Agrees(subject), $"seed {seed}, step {step}: {model}");
            }
        }
    }
}
